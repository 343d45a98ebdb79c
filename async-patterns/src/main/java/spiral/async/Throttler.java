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
///
/// The methods that set something return another throttler, with nothing waiting.
public final class Throttler<A, R extends @Nullable Object> extends Edges<A, R> {
    private final Duration period;

    private Throttler(
            Duration period,
            boolean leading,
            boolean trailing,
            Function<? super A, ? extends R> function,
            Scheduler scheduler) {
        super(
                Rhythm.throttle(Nanos.of(positive("period", period)), leading, trailing),
                function,
                scheduler);
        this.period = period;
    }

    /// A throttler that runs the function at the end of each period in which it was called.
    ///
    /// @throws IllegalArgumentException unless period is positive
    public static <A, R extends @Nullable Object> Throttler<A, R> of(
            Duration period, Function<? super A, ? extends R> function, Scheduler scheduler) {
        return new Throttler<>(period, false, true, function, scheduler);
    }

    /// Runs at once at a call that comes after a quiet while, on the thread of that call; later
    /// calls of the period wait for its end.
    public Throttler<A, R> leading() {
        return new Throttler<>(period, true, true, function(), scheduler());
    }

    /// Runs only at once, never at the end of a period; the rest of the period is covered by that
    /// run.
    public Throttler<A, R> leadingOnly() {
        return new Throttler<>(period, true, false, function(), scheduler());
    }
}
