package spiral.eventloop.view;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import spiral.console.Ink;
import spiral.eventloop.LoopModel;

/// One column of a picture: what it shows of a state, next in line first.
///
/// @param width columns on the screen; those of all lanes and the gaps between them make 76
record Lane(String title, int width, Ink ink, Function<LoopState, List<String>> items) {
    static final String GAP = "  ";

    static final List<Lane> ALL =
            List.of(
                    new Lane("stack", 13, Ink.ORANGE, LoopState::stack),
                    queue(LoopModel.MICROTASKS, Ink.SKY),
                    queue(LoopModel.MACROTASKS, Ink.GREEN),
                    new Lane("timers", 13, Ink.PURPLE, Lane::timers),
                    new Lane("output", 14, Ink.YELLOW, LoopState::output));

    private static Lane queue(String name, Ink ink) {
        return new Lane(name, 14, ink, state -> names(state.queue(name).stream()));
    }

    private static List<String> names(Stream<LoopState.Waiting> waiting) {
        return waiting.map(LoopState.Waiting::name).toList();
    }

    private static List<String> timers(LoopState state) {
        return state.timers().stream()
                .map(timer -> timer.name() + " " + Times.text(timer.due()))
                .toList();
    }

    /// The text cut or filled to the lane's width, in its colour.
    String cell(String text, Pen pen) {
        String cut = text;
        if (text.length() > width) {
            String end = pen.glyph("…", "..");
            cut = text.substring(0, width - end.length()) + end;
        }
        return pen.paint().apply(ink, cut) + " ".repeat(width - cut.length());
    }
}
