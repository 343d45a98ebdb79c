package spiral.console;

/// The colours of every picture in the workspace: the hues of Okabe and Ito (2008), which people with
/// any kind of colour vision can tell apart, among a terminal's 256, and dark or light enough to be
/// read on white and on black (at least 3 to 1 on both: WCAG 2.2, 1.4.11). Never let a colour say
/// something that no word or shape says.
public enum Ink {
    ORANGE("38;5;136"),
    SKY("38;5;67"),
    GREEN("38;5;29"),
    YELLOW("38;5;100"),
    BLUE("38;5;32"),
    VERMILLION("38;5;166"),
    PURPLE("38;5;132"),
    GREY("38;5;244"),
    BOLD("1"),
    PLAIN("");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /// The text between this ink's escape code and the one that ends it.
    String on(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
