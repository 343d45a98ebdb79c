package spiral.eventloop.node;

import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Task;
import spiral.eventloop.Timeout;

/// The one race that real Node leaves open: a timer of 1 ms or less and an immediate, both set by
/// the main script. Whoever is first depends on how long the process takes to reach its loop.
///
/// For the loop's thread only.
final class StartUpRace {
    private static final String WHY =
            "the timer is due after 1 ms, and Node's loop may begin before or after that";

    private @Nullable Timeout timer;
    private @Nullable Task immediate;
    private boolean over;

    void set(Timeout newTimer, double millis) {
        boolean shortest = !(millis >= 2);
        if (!over && shortest && (timer == null || !timer.isSet())) {
            timer = newTimer;
        }
    }

    void set(Task newImmediate) {
        if (!over && (immediate == null || !immediate.isWaiting())) {
            immediate = newImmediate;
        }
    }

    /// The main script and its microtasks have run: reports the race, if there is one.
    void end(EventLoop loop) {
        over = true;
        if (timer != null && timer.isSet() && immediate != null && immediate.isWaiting()) {
            long one = timer.task();
            long other = immediate.id();
            loop.tracer().ifPresent(tracer -> tracer.raced(one, other, WHY));
        }
    }
}
