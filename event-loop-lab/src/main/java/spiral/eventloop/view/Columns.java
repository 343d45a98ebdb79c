package spiral.eventloop.view;

import java.util.List;
import java.util.Map;
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
    ///
    /// @param longest how long the longest item of a lane is, by its title
    static Columns of(List<Lane> lanes, Map<String, Integer> longest, int width) {
        int room = width - GAP.length() * (lanes.size() - 1);
        List<Integer> titles = lanes.stream().map(lane -> lane.title().length()).toList();
        if (sum(titles) > room) {
            int equal = Math.max(NARROWEST, room / lanes.size());
            return new Columns(lanes, lanes.stream().map(_ -> equal).toList());
        }
        List<Integer> needed = lanes.stream().map(lane -> need(lane, longest)).toList();
        List<Integer> shared = shared(lanes, room - sum(titles));
        boolean enough =
                IntStream.range(0, lanes.size()).allMatch(i -> shared.get(i) >= needed.get(i));
        return new Columns(lanes, enough ? shared : filled(titles, needed, room));
    }

    private static int need(Lane lane, Map<String, Integer> longest) {
        return Math.max(lane.title().length(), longest.getOrDefault(lane.title(), 0));
    }

    // what is spare, by the kinds of the lanes
    private static List<Integer> shared(List<Lane> lanes, int spare) {
        int eager = lanes.stream().mapToInt(Columns::share).sum();
        return lanes.stream()
                .map(lane -> lane.title().length() + spare * share(lane) / eager)
                .toList();
    }

    // every lane what it needs, up to a level; the level is as high as the room allows
    private static List<Integer> filled(List<Integer> titles, List<Integer> needed, int room) {
        List<Integer> widths = titles;
        for (int level = 1; level <= Longest.MOST; level++) {
            List<Integer> higher = atLevel(level, titles, needed);
            if (sum(higher) > room) {
                break;
            }
            widths = higher;
        }
        return widths;
    }

    private static List<Integer> atLevel(int level, List<Integer> titles, List<Integer> needed) {
        return IntStream.range(0, titles.size())
                .mapToObj(i -> Math.max(titles.get(i), Math.min(needed.get(i), level)))
                .toList();
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
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
                .mapToObj(i ->
                        cell(
                                Words.fit(cell.apply(i), widths.get(i), pen),
                                widths.get(i),
                                ink(lanes.get(i)),
                                pen))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /// The titles.
    String titles(Pen pen) {
        return IntStream.range(0, widths.size())
                .mapToObj(i ->
                        cell(
                                Words.fit(lanes.get(i).title(), widths.get(i), pen),
                                widths.get(i),
                                Ink.BOLD,
                                pen))
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

    private static String cell(String text, int width, Ink ink, Pen pen) {
        return pen.paint().apply(ink, text) + " ".repeat(Math.max(0, width - text.length()));
    }
}
