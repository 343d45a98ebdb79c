package spiral.async.view;

import java.util.ArrayList;
import java.util.List;
import spiral.async.scene.Kind;
import spiral.async.scene.Lane;
import spiral.async.scene.Mark;
import spiral.async.scene.Timeline;

/// A timeline as one self-contained SVG file: spans are bars, instants are dots with their sign,
/// each with a title that a pointer or a screen reader finds. Light and dark follow the reader.
public final class TimelineSvg {
    private static final int WIDTH = 960;
    private static final int LEFT = 110;
    private static final int RIGHT = 30;
    private static final int TOP = 60;
    private static final int ROW = 34;
    private static final int TICKS = 10;

    private final Timeline timeline;
    private final String idea;
    private final List<String> lines = new ArrayList<>();

    private TimelineSvg(Timeline timeline, String idea) {
        this.timeline = timeline;
        this.idea = idea;
    }

    /// The whole file.
    ///
    /// @param idea the pattern in one line
    public static String of(Timeline timeline, String idea) {
        return new TimelineSvg(timeline, idea).file();
    }

    private String file() {
        int height = TOP + timeline.lanes().size() * ROW + 70;
        lines.add(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13">\
                """
                        .formatted(WIDTH, height));
        lines.add("<title id=\"t\">%s</title>".formatted(Palette.escaped(timeline.pattern())));
        lines.add("<desc id=\"d\">%s: %s</desc>".formatted(Palette.escaped(idea), counts()));
        lines.add(
                """
                <style>svg{color:#222;background:#fff}text{fill:currentColor}\
                @media(prefers-color-scheme:dark){svg{color:#ddd;background:#181818}}</style>\
                """);
        text(16, 28, "16", timeline.pattern() + ": " + idea);
        axis();
        for (int row = 0; row < timeline.lanes().size(); row++) {
            lane(timeline.lanes().get(row), TOP + row * ROW);
        }
        legend(height - 18);
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private void axis() {
        int bottom = TOP + timeline.lanes().size() * ROW;
        long step = timeline.millis() / TICKS;
        for (long at = 0; at <= timeline.millis(); at += step) {
            lines.add(
                    """
                    <path d="M%d %dV%d" stroke="currentColor" stroke-opacity=".15"/>\
                    """
                            .formatted(x(at), TOP - 8, bottom));
            text(x(at) - 8, bottom + 18, "11", at == 0 ? "0 ms" : Long.toString(at));
        }
    }

    private void lane(Lane lane, int y) {
        text(16, y + 18, "13", lane.name());
        lane.marks().stream().filter(mark -> !mark.instant()).forEach(mark -> span(mark, y));
        lane.marks().stream().filter(Mark::instant).forEach(mark -> point(mark, y));
    }

    private void span(Mark mark, int y) {
        boolean waits = mark.kind() == Kind.WAITING;
        int width = Math.max(2, x(mark.to()) - x(mark.from()));
        String words = mark.kind() == Kind.COUNT ? "" + mark.count() : mark.kind().words();
        lines.add(
                """
                <rect x="%d" y="%d" width="%d" height="%d" fill="%s" fill-opacity="%s">\
                <title>%s, %d to %d ms</title></rect>\
                """
                        .formatted(
                                x(mark.from()),
                                y + (waits ? 11 : 6),
                                width,
                                waits ? 4 : 14,
                                color(mark.kind()),
                                mark.kind() == Kind.COUNT ? ".12" : ".75",
                                words,
                                mark.from(),
                                mark.to()));
        if (mark.kind() == Kind.COUNT && width > 9) {
            text(x(mark.from()) + 2, y + 18, "11", words);
        }
    }

    private void point(Mark mark, int y) {
        lines.add(
                """
                <text x="%d" y="%d" font-size="15" text-anchor="middle" style="fill:%s">%s\
                <title>%s at %d ms</title></text>\
                """
                        .formatted(
                                x(mark.from()),
                                y + 18,
                                color(mark.kind()),
                                Glyphs.of(mark.kind()).unicode(),
                                mark.kind().words(),
                                mark.from()));
    }

    private void legend(int y) {
        int x = LEFT;
        for (Kind kind : timeline.legend()) {
            lines.add(
                    "<text x=\"%d\" y=\"%d\" style=\"fill:%s\">%s</text>"
                            .formatted(x, y, color(kind), Glyphs.of(kind).unicode()));
            text(x + 16, y, "12", kind.words());
            x += 34 + 8 * kind.words().length();
        }
    }

    private String counts() {
        var words = new ArrayList<String>();
        timeline.lanes().forEach(lane -> words.add(lane.name() + " " + lane.marks().size()));
        return "marks in each lane: " + String.join(", ", words);
    }

    private void text(int x, int y, String size, String words) {
        lines.add(
                "<text x=\"%d\" y=\"%d\" font-size=\"%s\">%s</text>"
                        .formatted(x, y, size, Palette.escaped(words)));
    }

    private int x(long millis) {
        return (int) (LEFT + millis * (WIDTH - LEFT - RIGHT) / timeline.millis());
    }

    private static String color(Kind kind) {
        return Palette.hex(Glyphs.of(kind).ink());
    }
}
