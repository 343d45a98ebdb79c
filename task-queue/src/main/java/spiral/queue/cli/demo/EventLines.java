package spiral.queue.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.Text;
import spiral.queue.demo.DemoEvent;
import spiral.queue.demo.Seconds;

/// Events as lines: the time, then the sentence, wrapped where the screen ends.
final class EventLines {
    private static final String INDENT = " ".repeat(9);

    private EventLines() {}

    /// The last `room` lines, filled up with empty ones: the height never changes.
    static List<String> last(List<DemoEvent> events, int room, Screen screen) {
        List<String> lines = new ArrayList<>();
        for (DemoEvent event : events.reversed()) {
            lines.addAll(0, lines(event, screen));
            if (lines.size() >= room) {
                return lines.subList(lines.size() - room, lines.size());
            }
        }
        lines.addAll(Collections.nCopies(room - lines.size(), ""));
        return lines;
    }

    /// One event; a plain screen gets it in one line.
    static List<String> lines(DemoEvent event, Screen screen) {
        int width = screen.plain() ? Integer.MAX_VALUE : screen.width() - INDENT.length() - 1;
        List<String> wrapped = Text.wrap(event.text(), width);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            String start =
                    i == 0 ? "%6s s ".formatted(Seconds.text(event.at())) : INDENT.substring(0, 8);
            lines.add(start + " " + screen.paint(ink(event), wrapped.get(i)));
        }
        return lines;
    }

    private static Ink ink(DemoEvent event) {
        return switch (event.tone()) {
            case PLAIN -> Ink.PLAIN;
            case GOOD -> Ink.GREEN;
            case TROUBLE -> Ink.ORANGE;
        };
    }
}
