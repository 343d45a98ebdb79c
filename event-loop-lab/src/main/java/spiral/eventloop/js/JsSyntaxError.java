package spiral.eventloop.js;

import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

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

    static JsSyntaxError of(PolyglotException thrown, JsProgram program) {
        SourceSection at = thrown.getSourceLocation();
        int line = at.getStartLine();
        int wrapper = line == 1 && !program.isModule() ? JsWorld.WRAPPER.length() : 0;
        String lineText = program.source().lines().skip(line - 1L).findFirst().orElse("");
        if (line > program.source().lines().count()) {
            return atTheEnd(program);
        }
        int column = Math.clamp(at.getStartColumn() - (long) wrapper, 1, lineText.length() + 1);
        return new JsSyntaxError(
                program.name(),
                line,
                column,
                lineText,
                message(String.valueOf(thrown.getMessage())));
    }

    // what the engine misses there is ours: the end of the function around the program
    private static JsSyntaxError atTheEnd(JsProgram program) {
        List<String> lines = program.source().stripTrailing().lines().toList();
        String last = lines.isEmpty() ? "" : lines.getLast();
        return new JsSyntaxError(
                program.name(),
                Math.max(1, lines.size()),
                last.length() + 1,
                last,
                "Unexpected end of input");
    }

    // "SyntaxError: file:2:8 Expected an operand but found )\n let y = ..."
    private static String message(String text) {
        return text.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^SyntaxError: ", "")
                .replaceFirst("^\\S+:\\d+:\\d+ ", "");
    }

    /// The file's name.
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
