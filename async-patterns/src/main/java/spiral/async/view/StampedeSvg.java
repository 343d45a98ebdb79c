package spiral.async.view;

import java.util.ArrayList;
import java.util.List;
import spiral.async.scene.Herd;
import spiral.async.scene.Stampede;
import spiral.console.Ink;

/// Two stampedes side by side, on the same scale, as one self-contained SVG file.
public final class StampedeSvg {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 220;
    private static final int LEFT = 40;
    private static final int TOP = 60;

    private StampedeSvg() {}

    /// The whole file.
    public static String of(List<Stampede> stampedes, int most) {
        var lines = new ArrayList<String>();
        int width = stampedes.size() * (WIDTH + LEFT) + LEFT;
        lines.add(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="12">\
                """
                        .formatted(width, TOP + HEIGHT + 50));
        lines.add("<title id=\"t\">A thundering herd, with and without jitter</title>");
        lines.add(
                "<desc id=\"d\">%s</desc>"
                        .formatted(
                                String.join(
                                        "; ",
                                        stampedes.stream().map(StampedeText::words).toList())));
        lines.add(
                """
                <style>svg{color:#222;background:#fff}text{fill:currentColor}\
                @media(prefers-color-scheme:dark){svg{color:#ddd;background:#181818}}</style>\
                """);
        for (int i = 0; i < stampedes.size(); i++) {
            chart(stampedes.get(i), LEFT + i * (WIDTH + LEFT), most, lines);
        }
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private static void chart(Stampede stampede, int left, int most, List<String> lines) {
        List<Integer> slots = stampede.callsBySlot();
        double column = (double) WIDTH / slots.size();
        String words = StampedeText.words(stampede);
        int split = words.indexOf(", up to");
        text(lines, left, 24, words.substring(0, split));
        text(lines, left, 42, words.substring(split + 2));
        for (int slot = 0; slot < slots.size(); slot++) {
            int height = Math.min(HEIGHT, Math.ceilDiv(slots.get(slot) * HEIGHT, most));
            if (height > 0) {
                lines.add(
                        """
                        <rect x="%s" y="%d" width="%s" height="%d" fill="%s">\
                        <title>%d calls at %d ms</title></rect>\
                        """
                                .formatted(
                                        tenths(left + slot * column),
                                        TOP + HEIGHT - height,
                                        tenths(column * 0.85),
                                        height,
                                        Palette.hex(Ink.BLUE),
                                        slots.get(slot),
                                        slot * Herd.SLOT));
            }
        }
        for (int at = 0; at < slots.size() * Herd.SLOT; at += 200) {
            int x = left + (int) (at / (double) Herd.SLOT * column);
            text(lines, x, TOP + HEIGHT + 18, at == 0 ? "0 ms" : Integer.toString(at));
        }
    }

    /// With a point, whatever the reader's country.
    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static void text(List<String> lines, int x, int y, String words) {
        lines.add("<text x=\"%d\" y=\"%d\">%s</text>".formatted(x, y, Palette.escaped(words)));
    }
}
