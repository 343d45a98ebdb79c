package spiral.eventloop.view;

import java.util.function.Consumer;
import spiral.console.Ink;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// Writes each step of a recording as a sentence on a line of its own, indented by the stack.
///
///        12    10 ms  | "timer" is due: it joins the macrotasks.
public final class Log {
    private static final int DEEPEST = 10;

    private Log() {}

    /// Says every step, from the first to the last.
    public static void write(Recording recording, Pen pen, Consumer<String> line) {
        Replay replay = new Replay(recording);
        for (Step step : recording.steps()) {
            String sentence = Sentence.of(replay.top(), recording.header(), step);
            int depth = Math.min(replay.depth(), DEEPEST);
            replay.to((int) step.number());
            line.accept(
                    pen.paint()
                                    .apply(
                                            Ink.GREY,
                                            "%5d %9s  %s"
                                                    .formatted(
                                                            step.number(),
                                                            Times.text(step.nanos()),
                                                            pen.glyph("│ ", "| ").repeat(depth)))
                            + Words.visible(sentence));
        }
        if (!recording.whole()) {
            line.accept(cut(recording));
        }
    }

    /// What is missing of a recording that is not whole, as a sentence.
    public static String cut(Recording recording) {
        return recording.dropped() == Recording.UNKNOWN
                ? "The recording ends here: its program was stopped before it could say so."
                : "The recording is full: %,d more steps are not in it."
                        .formatted(recording.dropped());
    }
}
