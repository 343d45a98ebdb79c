package spiral.log.config;

/// A configuration file that cannot be used, with the place where it goes wrong.
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ConfigException(String file, String text, int position, String sentence) {
        this(file, lineOf(text, position), columnOf(text, position), sentence);
    }

    private ConfigException(String file, int line, int column, String sentence) {
        super(file + ":" + line + ":" + column + ": " + sentence);
        this.line = line;
        this.column = column;
    }

    /// The line, from 1.
    public int line() {
        return line;
    }

    /// The column, from 1.
    public int column() {
        return column;
    }

    private static int lineOf(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static int columnOf(String text, int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }
}
