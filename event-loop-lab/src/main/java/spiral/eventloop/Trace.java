package spiral.eventloop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What happened in a run, kept in memory: give it to [EventLoopBuilder#trace] and read
/// [#steps] afterwards.
///
/// Not safe for several threads: it belongs to the loop's thread until the run has ended.
public final class Trace implements Consumer<Step> {
    /// The most steps that are kept; later ones are counted in [#dropped].
    public static final int LIMIT = 1_000_000;

    private final List<Step> steps = new ArrayList<>();
    private long dropped;

    @Override
    public void accept(Step step) {
        if (steps.size() < LIMIT) {
            steps.add(step);
        } else {
            dropped++;
        }
    }

    /// The steps so far, oldest first.
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /// How many steps came after the [#LIMIT].
    public long dropped() {
        return dropped;
    }
}
