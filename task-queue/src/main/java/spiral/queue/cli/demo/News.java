package spiral.queue.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.demo.Seconds;
import spiral.queue.demo.Tiding;

/// Tidings as lines: the time, then the sentence, wrapped where the screen ends.
final class News {
    private static final String INDENT = " ".repeat(9);

    private News() {}

    /// The last `room` lines, filled up with empty ones: the height never changes.
    static List<String> last(List<Tiding> tidings, int room, Screen screen) {
        List<String> lines = new ArrayList<>();
        for (Tiding tiding : tidings.reversed()) {
            lines.addAll(0, lines(tiding, screen));
            if (lines.size() >= room) {
                return lines.subList(lines.size() - room, lines.size());
            }
        }
        lines.addAll(Collections.nCopies(room - lines.size(), ""));
        return lines;
    }

    /// One tiding; a plain screen gets it in one line.
    static List<String> lines(Tiding tiding, Screen screen) {
        int width = screen.plain() ? Integer.MAX_VALUE : screen.width() - INDENT.length() - 1;
        List<String> wrapped = wrap(tiding.text(), width);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            String start = i == 0 ? "%6s s ".formatted(Seconds.text(tiding.at())) : INDENT.substring(0, 8);
            lines.add(start + " " + screen.paint(ink(tiding), wrapped.get(i)));
        }
        return lines;
    }

    private static Ink ink(Tiding tiding) {
        return switch (tiding.tone()) {
            case PLAIN -> Ink.PLAIN;
            case GOOD -> Ink.GREEN;
            case TROUBLE -> Ink.ORANGE;
        };
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
