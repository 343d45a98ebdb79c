package spiral.async.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spiral.async.scene.Kind;
import spiral.async.scene.Lane;
import spiral.async.scene.Mark;
import spiral.async.scene.Timeline;
import spiral.console.Screen;

/// A timeline as lines of text, as wide as the screen: one line for each lane, an axis, a legend.
public final class TimelineText {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;
    private static final int TICK_COLUMNS = 12;
    private static final String GAP = "   ";
    private static final long[] STEPS = {10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};

    private final Screen screen;
    private final Timeline timeline;
    private final int margin;
    private final int columns;

    private TimelineText(Timeline timeline, Screen screen) {
        this.timeline = timeline;
        this.screen = screen;
        margin =
                3
                        + timeline.lanes().stream()
                                .mapToInt(lane -> lane.name().length())
                                .max()
                                .orElse(0);
        columns = Math.clamp(screen.width() - margin - 1, NARROWEST, WIDEST);
    }

    /// The drawing, ready to print.
    public static List<String> lines(Timeline timeline, Screen screen) {
        return new TimelineText(timeline, screen).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        timeline.lanes().forEach(lane -> lines.add(label(lane.name()) + drawn(lane)));
        lines.addAll(axis());
        legend().forEach(line -> lines.add(label("") + line));
        return lines;
    }

    private String label(String text) {
        return " " + text + " ".repeat(margin - 1 - text.length());
    }

    private String drawn(Lane lane) {
        var row = new Row(screen, columns);
        lane.marks().stream().filter(mark -> !mark.instant()).forEach(mark -> span(row, mark));
        lane.marks().stream()
                .filter(Mark::instant)
                .forEach(mark -> row.point(column(mark.from()), mark.kind()));
        return row.text();
    }

    private void span(Row row, Mark mark) {
        int end = Math.max(column(mark.from()) + 1, column(mark.to()));
        for (int column = column(mark.from()); column < end; column++) {
            row.fill(column, mark.kind(), mark.count());
        }
    }

    private int column(long millis) {
        return (int) (millis * (columns - 1) / timeline.millis());
    }

    private List<String> axis() {
        char[] ticks = " ".repeat(columns).toCharArray();
        var numbers = new StringBuilder(" ".repeat(columns + margin));
        for (long at = 0; at <= timeline.millis(); at += step()) {
            ticks[column(at)] = screen.glyph("╵", "|").charAt(0);
            String number = at + (at == 0 ? " ms" : "");
            int from = margin + column(at) - (at == 0 ? 0 : number.length() / 2);
            numbers.replace(from, from + number.length(), number);
        }
        return List.of(
                label("") + new String(ticks).stripTrailing(), numbers.toString().stripTrailing());
    }

    private long step() {
        long wanted = timeline.millis() * TICK_COLUMNS / columns;
        return Arrays.stream(STEPS).filter(step -> step >= wanted).findFirst().orElse(wanted);
    }

    /// What each sign means, in lines no wider than the drawing.
    private List<String> legend() {
        var lines = new ArrayList<String>();
        int room = 0;
        for (Kind kind : timeline.legend()) {
            int width = kind.words().length() + 2;
            String entry = Glyphs.of(kind).on(screen) + " " + kind.words();
            if (room < width) {
                lines.add(entry);
                room = columns - width;
            } else {
                lines.add(lines.removeLast() + GAP + entry);
                room -= width;
            }
            room -= GAP.length();
        }
        return lines;
    }
}
