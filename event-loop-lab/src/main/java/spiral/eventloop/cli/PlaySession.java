package spiral.eventloop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import spiral.console.Ink;
import spiral.console.Keys;
import spiral.console.Screen;
import spiral.eventloop.trace.Header;
import spiral.eventloop.view.Frame;
import spiral.eventloop.view.Lanes;
import spiral.eventloop.view.Layout;
import spiral.eventloop.view.Pen;
import spiral.eventloop.view.Playhead;
import spiral.eventloop.view.Playhead.Stop;
import spiral.eventloop.view.Words;

/// A film on a terminal that obeys keys.
///
///     keys' thread --> queue of keys --> this thread: move the playhead, draw
///
/// While it plays, a key that does not come in time is a step.
final class PlaySession {
    /// Keys that wait; more are forgotten, since nobody presses that many on purpose.
    private static final int WAITING_KEYS = 64;

    private static final int ESCAPE = 27;
    private static final int OTHER_LINES = 6;
    private static final int MOST_CODE = 16;
    private static final String KEYS =
            "n step  b back  space play  m microtask  t task  p phase  ? help  q quit";
    private static final List<String> HELP =
            List.of(
                    "  right, n   one step on            m   to the next microtask",
                    "  left, b    one step back          t   to the next macrotask",
                    "  space      play and pause         p   to the next phase",
                    "  + -        faster, slower         o   to the next output",
                    "  12g        jump to step 12        < > to the start, to the end",
                    "",
                    "  ?  closes this help               q   quits");

    private final Playhead head;
    private final Screen screen;
    private final Pen pen;
    private final Layout layout;
    private final BlockingQueue<Character> keys = new ArrayBlockingQueue<>(WAITING_KEYS);

    // the command's thread only
    private int delay;
    private boolean playing;
    private boolean help;
    private boolean over;
    private int number;

    PlaySession(Playhead head, Screen screen, int delay) {
        this.head = head;
        this.screen = screen;
        this.pen = Pen.of(screen);
        this.layout = Lanes.layout(head.film(), screen.width(), screen.height());
        this.delay = delay;
    }

    void run() {
        try (Keys listening = Keys.listen(screen, keys::offer)) {
            while (!over) {
                draw(listening.needsEnter());
                Character key = playing ? keys.poll(delay, TimeUnit.MILLISECONDS) : keys.take();
                if (key == null) {
                    head.move(1);
                    playing = !head.atEnd();
                } else {
                    obey(key);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.done();
    }

    private void obey(char key) throws InterruptedException {
        if (key >= '0' && key <= '9') {
            number = Math.min(number * 10 + (key - '0'), 99_999_999);
            return;
        }
        switch (key) {
            case ' ' -> playing = !playing && !head.atEnd();
            case 'n', 'l' -> head.move(1);
            case 'b', 'h' -> head.move(-1);
            case 'm' -> head.next(Stop.MICROTASK);
            case 't' -> head.next(Stop.MACROTASK);
            case 'p' -> head.next(Stop.PHASE);
            case 'o' -> head.next(Stop.OUTPUT);
            case 'g' -> head.jump(number);
            case '<' -> head.jump(0);
            case '>' -> head.jump(Long.MAX_VALUE);
            case '+' -> delay = Math.max(20, delay / 2);
            case '-' -> delay = Math.min(60_000, delay * 2);
            case '?' -> help = !help;
            case 'q', 4 -> over = true;
            case ESCAPE -> arrow();
            default -> {}
        }
        number = 0;
        if (" +-?".indexOf(key) < 0) {
            playing = false;
        }
    }

    // ESC [ C and the like; the rest of it comes at once
    private void arrow() throws InterruptedException {
        Character bracket = keys.poll(50, TimeUnit.MILLISECONDS);
        Character letter = bracket == null ? null : keys.poll(50, TimeUnit.MILLISECONDS);
        switch (letter) {
            case null -> {}
            case 'C', 'B' -> head.move(1);
            case 'D', 'A' -> head.move(-1);
            case 'H' -> head.jump(0);
            case 'F' -> head.jump(Long.MAX_VALUE);
            default -> {}
        }
    }

    private void draw(boolean needsEnter) {
        Frame frame = head.frame();
        Header header = head.film().recording().header();
        List<String> lines = new ArrayList<>();
        lines.add(
                "  "
                        + screen.paint(Ink.BOLD, Words.visible(header.program()))
                        + screen.paint(Ink.GREY, "   " + place(frame)));
        lines.add("");
        lines.addAll(help ? helpLines() : Lanes.of(frame, layout, pen));
        int room = screen.height() - layout.height() - OTHER_LINES;
        if (!header.source().isEmpty() && room > 2) {
            int height = Math.min(room, MOST_CODE);
            lines.add("");
            lines.addAll(
                    Lanes.code(header.source(), frame.after().line(), screen.width(), height, pen));
        }
        lines.add("");
        String more = needsEnter ? "  (and Enter)" : number > 0 ? "  " + number : "";
        lines.add("  " + screen.paint(Ink.GREY, KEYS + more));
        screen.frame(lines);
    }

    private List<String> helpLines() {
        List<String> lines = new ArrayList<>(HELP);
        while (lines.size() < layout.height()) {
            lines.add("");
        }
        return lines;
    }

    private String place(Frame frame) {
        int last = head.film().recording().steps().size();
        String phase = frame.after().phase();
        return "step %d of %d, at %s%s%s"
                .formatted(
                        frame.step().number(),
                        last,
                        frame.time(),
                        phase.isEmpty() ? "" : ", phase " + Words.visible(phase),
                        playing ? ", playing" : "");
    }
}
