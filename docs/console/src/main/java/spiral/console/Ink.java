package spiral.console;

/// The colours of every picture in the workspace: the eight of Okabe and Ito (2008), which people
/// with any kind of colour vision can tell apart, as their nearest neighbours among a terminal's
/// 256. Never let a colour say something that no word or shape says.
public enum Ink {
    ORANGE("38;5;214"),
    SKY("38;5;74"),
    GREEN("38;5;36"),
    YELLOW("38;5;221"),
    BLUE("38;5;32"),
    VERMILLION("38;5;166"),
    PURPLE("38;5;175"),
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
