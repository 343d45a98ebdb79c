package spiral.log.json;

/// The text is not JSON: what was expected, what was found, and where.
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String sentence;

    /// A text that is wrong at this character, counted from 0.
    public JsonSyntaxException(int position, String message) {
        super(message + " at character " + (position + 1));
        this.position = position;
        this.sentence = message;
    }

    /// What was expected and what was found, without the place.
    public String sentence() {
        return sentence;
    }

    /// Index of the first wrong character, from 0.
    public int position() {
        return position;
    }
}
