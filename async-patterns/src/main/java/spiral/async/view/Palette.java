package spiral.async.view;

import spiral.console.Ink;

/// The inks as the web writes them: Okabe and Ito (2008).
final class Palette {
    private Palette() {}

    static String hex(Ink ink) {
        return switch (ink) {
            case ORANGE -> "#E69F00";
            case SKY -> "#56B4E9";
            case GREEN -> "#009E73";
            case YELLOW -> "#F0E442";
            case BLUE -> "#0072B2";
            case VERMILLION -> "#D55E00";
            case PURPLE -> "#CC79A7";
            case GREY -> "#888888";
            case BOLD, PLAIN -> "currentColor";
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
