package spiral.eventloop.js;

/// Prints for the program, up to a limit.
///
/// The loop prints lines; a program may also print pieces of lines. Only the thread that runs the
/// program touches it.
final class Printer {
    private final JsOutput output;
    private final long limit;
    private long printed;
    private String end = "\n";

    Printer(JsOutput output, long limit) {
        this.output = output;
        this.limit = limit;
    }

    /// Whether what follows are whole lines, or pieces that carry their own line ends.
    void wholeLines(boolean whole) {
        end = whole ? "\n" : "";
    }

    void out(String text) {
        if (count(text)) {
            output.out().accept(text + end);
        }
    }

    void err(String text) {
        if (count(text)) {
            output.err().accept(text + end);
        }
    }

    /// Says something that is not the program's own, whatever it has printed.
    void say(String line) {
        output.err().accept(line + "\n");
    }

    boolean isFull() {
        return printed > limit;
    }

    private boolean count(String text) {
        printed += text.length() + end.length();
        return printed <= limit;
    }
}
