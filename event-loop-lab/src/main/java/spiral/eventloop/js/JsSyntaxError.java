package spiral.eventloop.js;

/// The program is not JavaScript.
public final class JsSyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;
    private final String lineText;

    JsSyntaxError(String file, int line, int column, String lineText, String message) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
        this.lineText = lineText;
    }

    /// Where it stands.
    public String file() {
        return file;
    }

    /// The line, counted from 1.
    public int line() {
        return line;
    }

    /// The column, counted from 1.
    public int column() {
        return column;
    }

    /// The text of that line.
    public String lineText() {
        return lineText;
    }
}
