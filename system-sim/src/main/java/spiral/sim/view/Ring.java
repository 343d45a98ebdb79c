package spiral.sim.view;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import spiral.sim.FeedbackLoop;
import spiral.sim.FeedbackLoop.Link;

/// A feedback loop as a ring: the first causes along the top, to the right; the others along the
/// bottom, back to the left; the letter of its polarity in the middle.
final class Ring {
    private final FeedbackLoop loop;
    private final boolean plain;
    private final UnaryOperator<String> paint;

    Ring(FeedbackLoop loop, boolean plain, UnaryOperator<String> paint) {
        this.loop = loop;
        this.plain = plain;
        this.paint = paint;
    }

    List<String> lines() {
        int half = (loop.links().size() + 1) / 2;
        String top = top(loop.links().subList(0, half));
        String bottom = bottom(loop.links().subList(half, loop.links().size()));
        String name = name();
        int width = Math.max(name.length() + 4, Math.max(top.length(), bottom.length()));
        String side = glyph("│", "|");
        return List.of(
                "  " + glyph("╭", "+") + stretched(top, width) + glyph("╮", "+"),
                "  " + side + paint.apply(centred(name, width)) + side,
                "  " + glyph("╰", "+") + stretched(bottom, width) + glyph("╯", "+"));
    }

    private String name() {
        String kind = loop.polarity().name().toLowerCase(Locale.ROOT);
        return "(%s) %s: %s".formatted(loop.polarity().letter(), kind, loop.name());
    }

    private String top(List<Link> links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links) {
            text.append(glyph("─▶ ", "-> ")).append(link.from()).append(' ').append(sign(link));
        }
        return text.toString();
    }

    private String bottom(List<Link> links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links.reversed()) {
            text.append(sign(link)).append(' ').append(link.from()).append(glyph(" ◀─", " <-"));
        }
        return text.toString();
    }

    private String sign(Link link) {
        String sign = link.sign() > 0 ? "(+)" : plain ? "(-)" : "(−)";
        return glyph("─", "-") + sign + glyph("─", "-");
    }

    private String stretched(String text, int width) {
        return text + glyph("─", "-").repeat(width - text.length());
    }

    private static String centred(String text, int width) {
        int before = (width - text.length()) / 2;
        return " ".repeat(before) + text + " ".repeat(width - text.length() - before);
    }

    private String glyph(String unicode, String ascii) {
        return plain ? ascii : unicode;
    }
}
