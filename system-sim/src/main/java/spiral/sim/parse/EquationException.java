package spiral.sim.parse;

/// A text that is no equation: what is the matter, and where. The message has three lines: the
/// sentence, the text, and a caret below the place.
public final class EquationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String text;
    private final int position;

    public EquationException(String problem, String text, int position) {
        super(problem + "\n" + pointed(text, position));
        this.problem = problem;
        this.text = text;
        this.position = position;
    }

    /// The sentence alone.
    public String problem() {
        return problem;
    }

    /// The whole text of the equation.
    public String text() {
        return text;
    }

    /// Where in the text, counted from 0.
    public int position() {
        return position;
    }

    /// The line of the text that holds the position, and a caret below it.
    public static String pointed(String text, int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int end = text.indexOf('\n', position);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return "  " + line + "\n  " + " ".repeat(position - start) + "^";
    }
}
