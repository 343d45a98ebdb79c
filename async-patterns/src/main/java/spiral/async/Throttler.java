package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps the beat: runs at most once in a period, however often it is called.
///
///     calls   a b c       d  e               f
///     run     |--period--(c)--period--(e)    |--period--(f)
///
/// A bus: it leaves on the beat and takes everyone who stands at the stop. The first call after a
/// quiet while opens a period, and each run opens the next; two runs are never closer than that.
public final class Throttler<A, R extends @Nullable Object> extends TrailingEdge<A, R> {
    private final long period;
    // guarded by the lock of the superclass
    private long periodEnds;

    private Throttler(
            Duration period, Function<? super A, ? extends R> function, Scheduler scheduler) {
        super(function, scheduler);
        this.period = Nanos.of(positive("period", period));
        periodEnds = scheduler.nanos();
    }

    /// A throttler that runs the function at the end of each period in which it was called.
    ///
    /// @throws IllegalArgumentException unless period is positive
    public static <A, R extends @Nullable Object> Throttler<A, R> of(
            Duration period, Function<? super A, ? extends R> function, Scheduler scheduler) {
        return new Throttler<>(period, function, scheduler);
    }

    @Override
    long due(long now) {
        return Nanos.reached(periodEnds, now) ? now + period : periodEnds;
    }

    @Override
    long putOff(long due, long now) {
        return due;
    }

    @Override
    void ran(long now) {
        periodEnds = now + period;
    }
}
