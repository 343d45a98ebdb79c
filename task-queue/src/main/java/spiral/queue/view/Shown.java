package spiral.queue.view;

/// Texts of others on our screen.
public final class Shown {
    private Shown() {}

    /// The text with every control character as `?`, so that what a job said cannot drive the
    /// terminal.
    public static String plainly(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter ->
                        shown.appendCodePoint(Character.isISOControl(letter) ? '?' : letter));
        return shown.toString();
    }

    /// The first line of the text, plainly, cut where it is longer than `most` letters.
    public static String firstLine(String text, int most) {
        String line = plainly(text.strip().lines().findFirst().orElse(""));
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "...";
    }
}
