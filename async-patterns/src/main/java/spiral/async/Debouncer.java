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
/// typing". Calls that never pause put the run off for ever, unless [#maxWait] bounds that.
///
/// The methods that set something return another debouncer, with nothing waiting.
public final class Debouncer<A, R extends @Nullable Object> extends Edges<A, R> {
    private final Duration quiet;
    private final Duration longest;
    private final boolean leading;
    private final boolean trailing;

    private Debouncer(
            Duration quiet,
            Duration longest,
            boolean leading,
            boolean trailing,
            Function<? super A, ? extends R> function,
            Scheduler scheduler) {
        super(
                Rhythm.debounce(
                        Nanos.of(positive("quiet", quiet)),
                        Nanos.of(positive("maxWait", longest)),
                        leading,
                        trailing),
                function,
                scheduler);
        this.quiet = quiet;
        this.longest = longest;
        this.leading = leading;
        this.trailing = trailing;
    }

    /// A debouncer that runs the function `quiet` after the latest call.
    ///
    /// @throws IllegalArgumentException unless quiet is positive
    public static <A, R extends @Nullable Object> Debouncer<A, R> of(
            Duration quiet, Function<? super A, ? extends R> function, Scheduler scheduler) {
        var longest = Duration.ofNanos(Nanos.LONGEST);
        return new Debouncer<>(quiet, longest, false, true, function, scheduler);
    }

    /// Runs at the first call of a burst as well, on the thread of that call.
    public Debouncer<A, R> leading() {
        return new Debouncer<>(quiet, longest, true, trailing, function(), scheduler());
    }

    /// Runs at the first call of a burst only; the rest of the burst is covered by that run.
    public Debouncer<A, R> leadingOnly() {
        return new Debouncer<>(quiet, longest, true, false, function(), scheduler());
    }

    /// Runs at the latest so long after the first call that waits, or after the last run in the
    /// same burst.
    ///
    /// @throws IllegalArgumentException unless maxWait is positive
    public Debouncer<A, R> maxWait(Duration maxWait) {
        return new Debouncer<>(quiet, maxWait, leading, trailing, function(), scheduler());
    }
}
