package spiral.async.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import spiral.async.scene.Herd;
import spiral.async.scene.Stampede;
import spiral.console.Ink;
import spiral.console.Screen;

/// A stampede as a column chart: time from left to right, calls upwards.
public final class StampedeText {
    private static final int HEIGHT = 6;
    private static final int TICK_MILLIS = 200;
    private static final String MARGIN = "      ";

    private StampedeText() {}

    /// The chart, ready to print, with as many calls at the top as `most`.
    public static List<String> lines(Stampede stampede, int most, int columns, Screen screen) {
        var lines = new ArrayList<String>();
        List<Integer> slots = narrowed(stampede.callsBySlot(), columns);
        for (int row = HEIGHT; row >= 1; row--) {
            lines.add(label(row, most) + bars(slots, row, most, screen));
        }
        lines.add(axis(slots.size(), stampede.callsBySlot().size()));
        return lines;
    }

    /// What the chart says, in words.
    public static String words(Stampede stampede) {
        return "%s: %d calls for %d clients, up to %d at once after the first rush; %s"
                .formatted(
                        stampede.jitter().name().toLowerCase(Locale.ROOT),
                        stampede.calls(),
                        stampede.clients(),
                        stampede.largestReturn(),
                        stampede.served() == stampede.clients()
                                ? "all served by " + stampede.lastServed() + " ms"
                                : stampede.served() + " served in 1.2 s");
    }

    private static List<Integer> narrowed(List<Integer> slots, int columns) {
        int each = Math.ceilDiv(slots.size(), columns);
        var narrow = new ArrayList<Integer>();
        for (int from = 0; from < slots.size(); from += each) {
            narrow.add(
                    slots.subList(from, Math.min(slots.size(), from + each)).stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0));
        }
        return narrow;
    }

    private static String label(int row, int most) {
        return row == HEIGHT ? " %4d ".formatted(most) : MARGIN;
    }

    private static String bars(List<Integer> slots, int row, int most, Screen screen) {
        var bars = new StringBuilder();
        for (int calls : slots) {
            double height = (double) calls * HEIGHT / most;
            boolean full = height >= row - 0.5 || (row == 1 && calls > 0);
            bars.append(full ? screen.glyph("█", "#") : " ");
        }
        return screen.paint(Ink.BLUE, bars.toString().stripTrailing());
    }

    private static String axis(int columns, int slots) {
        var axis = new StringBuilder(" ".repeat(columns + MARGIN.length() + 4));
        for (int at = 0; at < slots * Herd.SLOT; at += TICK_MILLIS) {
            String number = at == 0 ? "0 ms" : Integer.toString(at);
            int column = MARGIN.length() + at * columns / (slots * Herd.SLOT);
            axis.replace(column, column + number.length(), number);
        }
        return axis.toString().stripTrailing();
    }
}
