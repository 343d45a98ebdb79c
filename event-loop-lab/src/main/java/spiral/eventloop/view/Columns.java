package spiral.eventloop.view;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import spiral.console.Ink;

/// Lanes side by side on a screen: how wide each may be, and a line across all of them.
///
/// @param lanes what stands side by side
/// @param widths the columns of each
record Columns(List<Lane> lanes, List<Integer> widths) {
    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    /// Shares `width` among the lanes: titles fit where they can, the rest goes to the lanes whose
    /// items are long.
    static Columns of(List<Lane> lanes, int width) {
        int room = width - GAP.length() * (lanes.size() - 1);
        int titles = lanes.stream().mapToInt(lane -> lane.title().length()).sum();
        int spare = Math.max(0, room - titles);
        int eager = lanes.stream().mapToInt(Columns::share).sum();
        if (titles > room) {
            int equal = Math.max(NARROWEST, room / lanes.size());
            return new Columns(lanes, lanes.stream().map(_ -> equal).toList());
        }
        return new Columns(
                lanes,
                lanes.stream()
                        .map(lane -> lane.title().length() + spare * share(lane) / eager)
                        .toList());
    }

    private static int share(Lane lane) {
        return switch (lane.kind()) {
            case STACK, TIMERS -> 3;
            case OUTPUT -> 4;
            case CHECKPOINT, QUEUE -> 1;
        };
    }

    /// One line across: for each lane, the text that `cell` gives for its index.
    String line(IntFunction<String> cell, Pen pen) {
        return IntStream.range(0, widths.size())
                .mapToObj(i -> cut(cell.apply(i), widths.get(i), ink(lanes.get(i)), pen))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /// The titles.
    String titles(Pen pen) {
        return IntStream.range(0, widths.size())
                .mapToObj(i -> cut(lanes.get(i).title(), widths.get(i), Ink.BOLD, pen))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /// What stands below the titles.
    String rules(Pen pen) {
        return line(i -> pen.glyph("─", "-").repeat(widths.get(i)), pen);
    }

    private static Ink ink(Lane lane) {
        return switch (lane.kind()) {
            case STACK -> Ink.ORANGE;
            case CHECKPOINT -> lane.title().equals("ticks") ? Ink.VERMILLION : Ink.SKY;
            case TIMERS -> Ink.PURPLE;
            case QUEUE -> Ink.GREEN;
            case OUTPUT -> Ink.YELLOW;
        };
    }

    private static String cut(String text, int width, Ink ink, Pen pen) {
        String seen = Words.visible(text);
        if (seen.length() > width) {
            String end = pen.glyph("…", "..");
            seen = seen.substring(0, Math.max(0, width - end.length())) + end;
        }
        return pen.paint().apply(ink, seen) + " ".repeat(Math.max(0, width - seen.length()));
    }
}
