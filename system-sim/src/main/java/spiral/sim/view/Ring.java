package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import spiral.sim.FeedbackLoop;
import spiral.sim.FeedbackLoop.Link;

/// A feedback loop as a ring: the first causes along the top, to the right; the others along the
/// bottom, back to the left; the letter of its polarity in the middle. Where that is too wide, all
/// causes but the last stand in rows along the top.
final class Ring {
    private final FeedbackLoop loop;
    private final boolean plain;
    private final int room;
    private final UnaryOperator<String> paint;

    Ring(FeedbackLoop loop, boolean plain, int width, UnaryOperator<String> paint) {
        this.loop = loop;
        this.plain = plain;
        room = width - 4; // beside the sides
        this.paint = paint;
    }

    List<String> lines() {
        int half = (loop.links().size() + 1) / 2;
        List<String> rows = rows(half);
        String bottom = bottom(half);
        if (rows.size() > 1 || bottom.length() > room) {
            rows = rows(loop.links().size() - 1);
            bottom = bottom(loop.links().size() - 1);
        }
        String name = name();
        int widest = rows.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(name.length() + 4, Math.max(widest, bottom.length()));
        List<String> lines = new ArrayList<>();
        for (String row : rows) {
            String left = lines.isEmpty() ? glyph("╭", "+") : glyph("│", "|");
            boolean turns = lines.size() == rows.size() - 1;
            lines.add("  " + left + (turns ? stretched(row, width) + glyph("╮", "+") : row));
        }
        String side = glyph("│", "|");
        lines.add("  " + side + paint.apply(centred(name, width)) + side);
        lines.add("  " + glyph("╰", "+") + stretched(bottom, width) + glyph("╯", "+"));
        return lines;
    }

    /// The first causes, in as many rows as they need.
    private List<String> rows(int count) {
        List<String> rows = new ArrayList<>();
        for (Link link : loop.links().subList(0, count)) {
            String cause = glyph("─▶ ", "-> ") + link.from() + ' ' + sign(link);
            boolean fits = !rows.isEmpty() && rows.getLast().length() + cause.length() <= room;
            String further = rows.isEmpty() ? cause : " " + cause.substring(1);
            rows.add(fits ? rows.removeLast() + cause : further);
        }
        return rows;
    }

    private String name() {
        String kind = loop.polarity().name().toLowerCase(Locale.ROOT);
        return "(%s) %s: %s".formatted(loop.polarity().letter(), kind, loop.name());
    }

    private String bottom(int from) {
        StringBuilder text = new StringBuilder();
        for (Link link : loop.links().subList(from, loop.links().size()).reversed()) {
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
