package spiral.async.view;

import spiral.async.scene.Kind;
import spiral.console.Ink;
import spiral.console.Screen;

/// How a kind of mark looks: a sign that needs no colour to be told from the others, and a colour.
record Glyphs(String unicode, String ascii, Ink ink) {
    static Glyphs of(Kind kind) {
        return switch (kind) {
            case CALL -> new Glyphs("▼", "v", Ink.SKY);
            case WORKING -> new Glyphs("━", "=", Ink.BLUE);
            case WAITING -> new Glyphs("┄", ".", Ink.GREY);
            case SUCCESS -> new Glyphs("●", "*", Ink.GREEN);
            case FAILURE -> new Glyphs("✗", "x", Ink.VERMILLION);
            case CANCELLED -> new Glyphs("◌", "c", Ink.PURPLE);
            case REFUSED -> new Glyphs("⊘", "!", Ink.ORANGE);
            case RUN -> new Glyphs("◆", "R", Ink.GREEN);
            case UP -> new Glyphs("─", "-", Ink.GREEN);
            case DOWN -> new Glyphs("╳", "X", Ink.VERMILLION);
            case CLOSED -> new Glyphs("▁", "_", Ink.GREEN);
            case OPEN -> new Glyphs("█", "#", Ink.VERMILLION);
            case HALF_OPEN -> new Glyphs("▒", "%", Ink.YELLOW);
            case COUNT -> new Glyphs("n", "n", Ink.PLAIN);
        };
    }

    String on(Screen screen) {
        return screen.paint(ink, screen.glyph(unicode, ascii));
    }
}
