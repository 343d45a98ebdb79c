package spiral.eventloop.view;

import java.util.List;

/// Texts of programs on their way to a screen.
public final class Words {
    private Words() {}

    /// The text on one line, without anything that could drive a terminal: a line end as `\n`,
    /// other control characters as `?`.
    public static String visible(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder seen = new StringBuilder();
        text.chars()
                .forEach(letter -> {
                    switch (letter) {
                        case '\n' -> seen.append("\\n");
                        case '\t' -> seen.append(' ');
                        default ->
                                seen.append(Character.isISOControl(letter) ? '?' : (char) letter);
                    }
                });
        return seen.toString();
    }

    /// The text on one line, cut to so many columns; a time at its end stays, since a timer without
    /// its time says little.
    static String fit(String text, int width, Pen pen) {
        String seen = visible(text);
        if (seen.length() <= width) {
            return seen;
        }
        String dots = pen.glyph("…", "..");
        String time = text.replaceFirst("^.*?((?: [0-9.]+ ms)?)$", "$1");
        int left = width - dots.length() - time.length();
        return left > 0
                ? seen.substring(0, left) + dots + time
                : seen.substring(0, Math.max(0, width - dots.length())) + dots;
    }

    /// As many whole items as there is room for, and how many more there are; the first is shown in
    /// any case.
    static String fit(List<String> items, int size, int width, Pen pen) {
        for (int shown = items.size(); shown > 0; shown--) {
            String text = String.join(", ", items.subList(0, shown)) + more(size - shown);
            if (text.length() <= width) {
                return text;
            }
        }
        String more = more(size - 1);
        return fit(items.getFirst(), width - more.length(), pen) + more;
    }

    private static String more(int count) {
        return count == 0 ? "" : " +" + count;
    }
}
