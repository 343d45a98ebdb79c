package spiral.console;

/// A mistake inside a file, shown as `file:line:column: message`, the line, and a caret under the
/// column.
///
///     jobs.jsonl:3:12: expected a colon
///     {"type" "exec"}
///             ^
@SuppressWarnings("serial") // thrown and shown, never serialised
public final class SourceError extends UserError {
    /// The most columns of a source line that are shown; a longer line is cut around the caret.
    static final int WINDOW = 96;

    private static final String CUT = "...";

    private final String lineText;
    private final int column;

    /// @param line counted from 1
    /// @param column counted from 1, in `char`s of `lineText`; one past its end is allowed
    public SourceError(String file, int line, int column, String lineText, String message) {
        super("%s:%d:%d: %s".formatted(file, line, column, message));
        this.lineText = lineText;
        this.column = column;
    }

    /// The offending line with a caret below it: two lines, tabs kept, so that the caret stands
    /// right in any terminal.
    public String picture() {
        var at = Math.clamp(column - 1L, 0, lineText.length());
        var from = lineText.length() <= WINDOW ? 0 : Math.max(0, at - WINDOW / 2);
        var to = Math.min(lineText.length(), from + WINDOW);
        var lead = from == 0 ? "" : CUT;
        var tail = to == lineText.length() ? "" : CUT;
        return lead
                + Text.visible(lineText.substring(from, to))
                + tail
                + "\n"
                + " ".repeat(lead.length())
                + Text.blank(lineText.substring(from, at))
                + "^";
    }
}
