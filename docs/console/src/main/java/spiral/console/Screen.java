package spiral.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How a command talks: data on `out`, talk on `err`, and at most one region that is redrawn in
/// place.
///
/// There are two kinds. On a terminal a screen has colour, Unicode and motion. A *plain* screen has
/// ASCII only and only ever appends: with `--plain`, under `NO_COLOR`, `ACCESSIBLE` or `TERM=dumb`,
/// and when in- or output is not a terminal. Any thread may call any method; lines never mix.
public final class Screen {
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean plain;
    private final boolean unicode;
    private final int width;
    private final int height;

    // guarded by this: what stands on the screen in place, last line first to be overwritten
    private List<String> frame = List.of();

    private Screen(PrintStream out, PrintStream err, boolean plain, Map<String, String> env) {
        this.out = out;
        this.err = err;
        this.plain = plain;
        this.unicode = !plain && out.charset().newEncoder().canEncode('\u2588');
        this.width = number(env.get("COLUMNS"), USUAL_WIDTH);
        this.height = number(env.get("LINES"), USUAL_HEIGHT);
    }

    /// A screen on these streams, plain if asked for or if the environment calls for it.
    public static Screen of(PrintStream out, PrintStream err, boolean plain) {
        return of(out, err, plain, System.getenv(), Screen::onTerminal);
    }

    /// The same with the world passed in; `terminal` is asked last, because the answer costs
    /// start-up time.
    static Screen of(
            PrintStream out,
            PrintStream err,
            boolean plain,
            Map<String, String> env,
            BooleanSupplier terminal) {
        var calm =
                plain
                        || isSet(env, "NO_COLOR")
                        || isSet(env, "ACCESSIBLE")
                        || "dumb".equals(env.get("TERM"));
        return new Screen(out, err, calm || !terminal.getAsBoolean(), env);
    }

    /// Prints a line of data. On a terminal it appears above the frame, which stays at the bottom.
    ///
    /// @throws UserError when the reader has gone away: let it pass, and the command ends quietly;
    ///     or when the output is a file that takes no more: let it pass, and the command says so
    public synchronized void out(String line) {
        print(out, line);
        if (out.checkError()) {
            throw OutputClosed.orFull();
        }
    }

    /// Prints a line of talk: progress, hints, errors.
    public synchronized void err(String line) {
        print(err, line);
    }

    /// The text in this colour; as it is when there is no colour.
    public String paint(Ink ink, String text) {
        return plain ? text : ink.on(text);
    }

    /// The first where the screen can show it, the second where only ASCII is welcome.
    public String glyph(String unicode, String ascii) {
        return this.unicode ? unicode : ascii;
    }

    /// True: ASCII only, append-only, no cursor moves.
    public boolean plain() {
        return plain;
    }

    /// True: [#frame] draws.
    public boolean motion() {
        return !plain;
    }

    /// Columns, from `COLUMNS`; 80 when nobody says.
    public int width() {
        return width;
    }

    /// Lines, from `LINES`; 24 when nobody says.
    public int height() {
        return height;
    }

    /// Draws these lines in the place of those drawn before; what does not fit on the screen is
    /// cut. A plain screen prints nothing: say with [#out] what matters.
    public synchronized void frame(List<String> lines) {
        if (motion()) {
            var next =
                    lines.stream().limit(height - 1L).map(line -> Text.clip(line, width)).toList();
            write(out, home() + text(next) + "\u001b[J");
            frame = next;
        }
    }

    /// Leaves the frame where it stands; what follows is printed below it.
    public synchronized void done() {
        frame = List.of();
    }

    /// Puts a line of talk in the place of the last one; a plain screen adds a line. For
    /// [Progress].
    synchronized void status(String line) {
        if (plain) {
            err(line);
        } else {
            write(err, "\r" + Text.clip(line, width - 1) + "\u001b[K");
        }
    }

    private void print(PrintStream stream, String line) {
        if (frame.isEmpty()) {
            write(stream, line + "\n");
        } else {
            write(out, home() + "\u001b[J");
            write(stream, line + "\n");
            write(out, text(frame));
        }
    }

    private String home() {
        return frame.isEmpty() ? "" : "\u001b[" + frame.size() + "F";
    }

    private static String text(List<String> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append("\u001b[K\n"));
        return text.toString();
    }

    private static void write(PrintStream stream, String text) {
        stream.print(text);
        stream.flush();
    }

    private static boolean isSet(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isEmpty();
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it is null again in JDK 25 when the streams are not a terminal
    private static boolean onTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
