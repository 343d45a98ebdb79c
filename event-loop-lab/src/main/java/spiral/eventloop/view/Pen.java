package spiral.eventloop.view;

import java.util.function.BiFunction;
import spiral.console.Ink;
import spiral.console.Screen;

/// What a picture is drawn with: box lines or ASCII, and colour or none.
///
/// @param unicode whether box lines and dots may be used
/// @param paint gives a text a colour
public record Pen(boolean unicode, BiFunction<Ink, String, String> paint) {
    /// Draws in ASCII, without colour.
    public static final Pen ASCII = new Pen(false, (_, text) -> text);

    /// Draws with box lines, without colour.
    public static final Pen UNICODE = new Pen(true, (_, text) -> text);

    /// Draws as the screen allows.
    public static Pen of(Screen screen) {
        return new Pen(screen.glyph("─", "-").equals("─"), screen::paint);
    }

    String glyph(String nice, String ascii) {
        return unicode ? nice : ascii;
    }
}
