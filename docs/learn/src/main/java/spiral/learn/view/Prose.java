package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;

/// Text on a screen of a fixed width.
public final class Prose {
    /// The widest line that we print.
    public static final int WIDTH = 80;

    private static final String MORE = "...";

    private Prose() {}

    /// The text in lines of at most `width`, the first after `lead`, the others below its end; what
    /// needs more than `most` lines ends in three dots.
    public static List<String> wrap(String lead, String text, int most) {
        var indent = " ".repeat(lead.length());
        var lines = new ArrayList<String>();
        var line = new StringBuilder(lead);
        for (var word : text.strip().split("\\s+", -1)) {
            if (line.length() + word.length() > WIDTH - 1 && line.length() > lead.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return shorten(lines.stream().map(Prose::clip).toList(), most);
    }

    /// The line, cut to the width of the screen.
    public static String clip(String line) {
        var shown = line.replace("\t", "    ");
        return shown.length() <= WIDTH ? shown : shown.substring(0, WIDTH - MORE.length()) + MORE;
    }

    private static List<String> shorten(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var last = lines.get(most - 1);
        var kept = new ArrayList<>(lines.subList(0, most - 1));
        kept.add(
                last.substring(0, Math.min(last.length(), WIDTH - MORE.length() - 1)) + " " + MORE);
        return kept;
    }
}
