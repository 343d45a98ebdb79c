package spiral.sim.view;

import java.util.Locale;

/// An SVG image that grows piece by piece: one file, no outside parts, light and dark by itself.
/// One thread at a time.
final class Svg {
    /// The colours of Okabe and Ito (2008), in the order in which lines take them.
    static final String STYLE =
            """
            <style>
            svg{--ink:#1b1b1b;--soft:#6b6b6b;--paper:#ffffff;--a:#0072b2;--b:#d55e00;--c:#009e73;--d:#cc79a7}
            @media (prefers-color-scheme:dark){svg{--ink:#f2f2f2;--soft:#a8a8a8;--paper:#16181c;--a:#56b4e9;--b:#e69f00;--c:#2fc79a;--d:#e29ac3}}
            text{font:13px system-ui,sans-serif;fill:var(--ink)}
            .soft{fill:var(--soft)} .paper{fill:var(--paper)} .line{fill:none;stroke-width:2.2;stroke-linejoin:round}
            .axis{stroke:var(--soft);stroke-width:1;fill:none} .grid{stroke:var(--soft);stroke-width:.5;opacity:.35}
            .a{stroke:var(--a)} .b{stroke:var(--b);stroke-dasharray:9 4} .c{stroke:var(--c);stroke-dasharray:2 4} .d{stroke:var(--d);stroke-dasharray:9 4 2 4}
            .link{fill:none;stroke:var(--soft);stroke-width:1.6} .minus{stroke-dasharray:6 4}
            .pipe{stroke:var(--ink);stroke-width:5;fill:none} .bore{stroke:var(--paper);stroke-width:2;fill:none}
            .stock{fill:var(--paper);stroke:var(--ink);stroke-width:2} .bold{font-weight:600}
            .copy{stroke-dasharray:5 4} .r{fill:var(--b)} .bal{fill:var(--a)} .halo{stroke:var(--paper);stroke-width:4;paint-order:stroke}
            </style>
            """;

    // owner: the thread that draws
    private final StringBuilder body = new StringBuilder();
    private final String id;
    private final double width;
    private final double height;
    private final String title;
    private final String words;

    /// @param id begins all ids in it, so that two images may share a page
    /// @param title the name of the picture
    /// @param words the picture in words, for those who do not see it
    Svg(String id, double width, double height, String title, String words) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.title = title;
        this.words = words;
    }

    /// Adds a piece; the facts are numbers and texts, which are escaped.
    Svg add(String piece, Object... facts) {
        Object[] safe = facts.clone();
        for (int i = 0; i < safe.length; i++) {
            safe[i] = safe[i] instanceof String text ? escaped(text) : safe[i];
        }
        body.append(String.format(Locale.ROOT, piece, safe)).append('\n');
        return this;
    }

    /// The head of an arrow, for `marker-end`.
    Svg arrowHead() {
        return add(
                "<defs><marker id=\"%s-tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                        + " markerWidth=\"12\" markerHeight=\"12\" orient=\"auto\""
                        + " markerUnits=\"userSpaceOnUse\"><path class=\"soft\""
                        + " d=\"M0 0L10 5L0 10z\"/></marker></defs>",
                id);
    }

    /// Adds all that another image holds.
    Svg with(Svg other) {
        body.append(other.body);
        return this;
    }

    /// Words at a place, in a class of [#STYLE]; the anchor is start, middle or end.
    Svg text(double x, double y, String anchor, String style, String words) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x, y, anchor, style, words);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// The whole image.
    String image() {
        return String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" \
                        aria-labelledby="%s-title %s-words">
                        <title id="%s-title">%s</title>
                        <desc id="%s-words">%s</desc>
                        """,
                        width,
                        height,
                        id,
                        id,
                        id,
                        escaped(title),
                        id,
                        escaped(words))
                + STYLE
                + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
                + body
                + "</svg>";
    }
}
