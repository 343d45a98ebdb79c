package spiral.eventloop.view;

import java.util.ArrayList;
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

    /// The text broken between words into lines of at most `width`; a longer word stands alone.
    public static List<String> wrap(String text, int width) {
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
