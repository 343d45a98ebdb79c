package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Waits for calm: runs once, when no call has come for a while.
///
///     calls   a  b c                      d
///     run          |--- quiet ---(c)      |--- quiet ---(d)
///
/// A lift door: every late-comer keeps it open a little longer. Made for "save when the user stops
/// typing". Calls that never pause put the run off for ever.
public final class Debouncer<A, R extends @Nullable Object> extends TrailingEdge<A, R> {
    private final long quiet;

    private Debouncer(
            Duration quiet, Function<? super A, ? extends R> function, Scheduler scheduler) {
        super(function, scheduler);
        this.quiet = Nanos.of(positive("quiet", quiet));
    }

    /// A debouncer that runs the function `quiet` after the latest call.
    ///
    /// @throws IllegalArgumentException unless quiet is positive
    public static <A, R extends @Nullable Object> Debouncer<A, R> of(
            Duration quiet, Function<? super A, ? extends R> function, Scheduler scheduler) {
        return new Debouncer<>(quiet, function, scheduler);
    }

    @Override
    long due(long now) {
        return now + quiet;
    }

    @Override
    long putOff(long due, long now) {
        return now + quiet;
    }

    @Override
    void ran(long now) {}
}
