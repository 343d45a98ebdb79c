package spiral.log.read;

/// A question that cannot be read.
public final class QueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    QueryException(int position, String sentence) {
        super(sentence);
        this.position = position;
    }

    /// Index of the first character that is not understood, from 0.
    public int position() {
        return position;
    }
}
