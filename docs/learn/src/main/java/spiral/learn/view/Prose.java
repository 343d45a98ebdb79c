package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text on a screen of a fixed width.
public final class Prose {
    /// The widest line that we print.
    public static final int WIDTH = 80;

    private static final String MORE = "...";

    // control and format letters, lone surrogates, line and paragraph separators
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Prose() {}

    /// The text in lines of at most `width`, the first after `lead`, the others below its end; what
    /// needs more than `most` lines ends in three dots.
    public static List<String> wrap(String lead, String text, int most) {
        var indent = " ".repeat(lead.length());
        var lines = new ArrayList<String>();
        var line = new StringBuilder(lead);
        for (var word : visible(text.strip().replaceAll("\\s+", " ")).split(" ", -1)) {
            if (line.length() + word.length() > WIDTH - 1 && line.length() > lead.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return shorten(lines.stream().map(Prose::clip).toList(), most);
    }

    /// The paragraphs of a page's section, wrapped; a command line stays as it is.
    public static List<String> section(String lead, String text) {
        var lines = new ArrayList<String>();
        for (var part : text.strip().split("\n\\s*\n", -1)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(
                    part.startsWith("    ")
                            ? part.lines().map(Prose::clip).toList()
                            : wrap(lead, part, Integer.MAX_VALUE));
        }
        return lines;
    }

    /// The text with every letter that a screen would obey or hide as its number: `<U+001B>`.
    public static String visible(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(found -> "<U+%04X>".formatted(found.group().codePointAt(0)));
    }

    /// The line, cut to the width of the screen.
    public static String clip(String line) {
        var shown = visible(line.replace("\t", "    "));
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
