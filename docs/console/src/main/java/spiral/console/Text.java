package spiral.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How much room a string takes on a screen. Colour codes take none, East Asian letters take two
/// columns.
public final class Text {
    private static final Pattern CODE = Pattern.compile("\u001b\\[[0-9;]*m");

    private Text() {}

    static int width(String text) {
        return bare(text).codePoints().map(Text::width).sum();
    }

    /// The text without colour codes.
    static String bare(String text) {
        return CODE.matcher(text).replaceAll("");
    }

    /// The longest beginning that fits into `columns`, with every colour code kept so that none
    /// stays switched on.
    static String clip(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        var code = CODE.matcher(text);
        for (int i = 0, room = columns; i < text.length(); ) {
            if (code.region(i, text.length()).lookingAt()) {
                kept.append(code.group());
                i = code.end();
                continue;
            }
            var letter = text.codePointAt(i);
            room -= width(letter);
            if (room >= 0) {
                kept.appendCodePoint(letter);
            }
            i += Character.charCount(letter);
        }
        return kept.toString();
    }

    /// The text broken between words into lines of at most so many columns; a longer word stands
    /// alone.
    public static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static String pad(String text, int columns, boolean toTheRight) {
        var gap = " ".repeat(Math.max(0, columns - width(text)));
        return toTheRight ? gap + text : text + gap;
    }

    /// Spaces as wide as the text; a tab stays a tab.
    static String blank(String text) {
        var blank = new StringBuilder();
        text.codePoints()
                .forEach(letter ->
                        blank.append(letter == '\t' ? "\t" : " ".repeat(shownWidth(letter))));
        return blank.toString();
    }

    /// The text with every control character but the tab shown as `?`, so that a file cannot drive
    /// the terminal.
    static String visible(String text) {
        var visible = new StringBuilder();
        text.codePoints()
                .forEach(letter -> visible.appendCodePoint(isControl(letter) ? '?' : letter));
        return visible.toString();
    }

    private static boolean isControl(int letter) {
        return letter != '\t' && Character.isISOControl(letter);
    }

    private static int shownWidth(int letter) {
        return isControl(letter) ? 1 : width(letter);
    }

    private static int width(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL ->
                    0;
            default -> isWide(letter) ? 2 : 1;
        };
    }

    private static boolean isWide(int letter) {
        return letter >= 0x1100
                && (Character.isIdeographic(letter)
                        || letter <= 0x115f
                        || (letter >= 0x3000 && letter <= 0x30ff)
                        || (letter >= 0xac00 && letter <= 0xd7a3)
                        || (letter >= 0xff00 && letter <= 0xff60)
                        || (letter >= 0x1f300 && letter <= 0x1faff));
    }
}
