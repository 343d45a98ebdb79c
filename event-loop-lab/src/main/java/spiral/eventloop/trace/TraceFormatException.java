package spiral.eventloop.trace;

/// A file is not a trace that we can read. The message says why, for people.
@SuppressWarnings("serial") // thrown and shown, never serialised
public final class TraceFormatException extends RuntimeException {
    private final int line;
    private final int column;
    private final String text;

    TraceFormatException(int line, int column, String text, String message) {
        super(message);
        this.line = line;
        this.column = column;
        this.text = text;
    }

    /// The line, counted from 1.
    public int line() {
        return line;
    }

    /// The column, counted from 1; 1 if the whole line is meant.
    public int column() {
        return column;
    }

    /// Why, as a sentence for people.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// The line as it stands in the file, or its beginning if it is too long.
    public String text() {
        return text;
    }
}
