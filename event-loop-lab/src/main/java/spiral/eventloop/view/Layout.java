package spiral.eventloop.view;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where the lanes of one film stand on a screen, the same for all its frames, so that nothing jumps.
///
///     one band      stack  ticks  microtasks  timers  immediates  output
///
///     two bands     stack      ticks       microtasks   output         where one would cut
///                   timers     immediates                              what is in them
///
/// @param bands the lanes that stand side by side, the upper band first
/// @param rows how many items a lane can show
/// @param width the columns that all may take
public record Layout(List<Band> bands, int rows, int width) {
    /// A cell of this many columns can be read, also where its text is longer.
    private static final int LEGIBLE = 18;

    private static final int LEAST_HEIGHT_FOR_TWO = 22;
    private static final int OTHER_LINES = 12; // of a screen with two bands
    private static final int SENTENCE = 3;

    /// Some of the lanes, by their number.
    ///
    /// @param widths the columns of each
    record Band(List<Integer> lanes, List<Integer> widths) {
        Columns of(LoopState state) {
            return new Columns(lanes.stream().map(state.lanes()::get).toList(), widths);
        }
    }

    public Layout {
        bands = List.copyOf(bands);
    }

    /// The layout of a film that has a frame.
    ///
    /// @param width the columns for the lanes
    /// @param height the lines of the screen
    public static Layout of(Film film, int width, int height) {
        List<Lane> lanes = film.getFirst().after().lanes();
        Map<String, Integer> longest = Longest.in(film.recording());
        List<Integer> all = IntStream.range(0, lanes.size()).boxed().toList();
        Band one = band(all, lanes, longest, width);
        if (height < LEAST_HEIGHT_FOR_TWO || isLegible(one, lanes, longest)) {
            return new Layout(List.of(one), Math.clamp(height / 4, 3, LoopState.SHOWN), width);
        }
        List<Integer> upper = all.stream().filter(i -> isUpper(lanes.get(i))).toList();
        List<Integer> lower = all.stream().filter(i -> !isUpper(lanes.get(i))).toList();
        return new Layout(
                List.of(band(upper, lanes, longest, width), band(lower, lanes, longest, width)),
                Math.clamp((height - OTHER_LINES) / 3, 3, 8),
                width);
    }

    /// All lanes side by side, whatever is cut.
    static Layout inOneBand(Film film, int width) {
        return of(film, width, LEAST_HEIGHT_FOR_TWO - 1);
    }

    /// How many lines a frame has, its sentence included.
    public int height() {
        return bands.size() * (2 + rows) + SENTENCE;
    }

    private static boolean isUpper(Lane lane) {
        return switch (lane.kind()) {
            case STACK, CHECKPOINT, OUTPUT -> true;
            case TIMERS, QUEUE -> false;
        };
    }

    private static Band band(
            List<Integer> which, List<Lane> lanes, Map<String, Integer> longest, int width) {
        List<Lane> chosen = which.stream().map(lanes::get).toList();
        return new Band(which, Columns.of(chosen, longest, width).widths());
    }

    private static boolean isLegible(Band band, List<Lane> lanes, Map<String, Integer> longest) {
        return IntStream.range(0, lanes.size())
                .allMatch(i ->
                        band.widths().get(i)
                                >= Math.min(
                                        LEGIBLE, longest.getOrDefault(lanes.get(i).title(), 0)));
    }
}
