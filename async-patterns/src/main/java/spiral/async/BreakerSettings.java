package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a [CircuitBreaker] counts as bad, and over how long, beyond [BreakerRules].
///
///     BreakerSettings.of(BreakerRules.usual())
///             .within(ofSeconds(10))                    // or .lastCalls(1_000, 100)
///             .failure(thrown -> thrown instanceof IOException)
///             .badResult(answer -> answer instanceof Page page && page.status() >= 500)
///             .slow(ofSeconds(2), 80)                   // 80 % slower than 2 s: open
///
/// A value. Without [#lastCalls] and [#within] the window is that of the rules, up to 64 calls.
public final class BreakerSettings {
    /// How many calls [#lastCalls] can remember.
    public static final int LARGEST_WINDOW = 10_000;

    private final BreakerRules rules;
    private final Tally.Limits limits;
    private final @Nullable Duration span;
    private final Predicate<? super Throwable> failure;
    private final @Nullable Predicate<@Nullable Object> badResult;
    private final @Nullable Duration slowerThan;

    private BreakerSettings(
            BreakerRules rules,
            Tally.Limits limits,
            @Nullable Duration span,
            Predicate<? super Throwable> failure,
            @Nullable Predicate<@Nullable Object> badResult,
            @Nullable Duration slowerThan) {
        this.rules = rules;
        this.limits = limits;
        this.span = span;
        this.failure = failure;
        this.badResult = badResult;
        this.slowerThan = slowerThan;
    }

    /// Every failure counts, whatever its type, over the last `rules.window()` calls; how long a
    /// call takes does not.
    public static BreakerSettings of(BreakerRules rules) {
        return new BreakerSettings(rules, Tally.Limits.of(rules), null, thrown -> true, null, null);
    }

    /// Counts the calls of this span of time instead of the last so many. The span moves on in
    /// tenths.
    ///
    /// @throws IllegalArgumentException unless span is at least 10 ns
    public BreakerSettings within(Duration span) {
        if (span.compareTo(Duration.ofNanos(TimeTally.SLOTS)) < 0) {
            throw new IllegalArgumentException("span must be at least 10 ns but was " + span);
        }
        return new BreakerSettings(rules, limits, span, failure, badResult, slowerThan);
    }

    /// Counts the last so many calls, more than fit into the rules' own window.
    ///
    /// @param calls 1 to [#LARGEST_WINDOW]
    /// @param minimumCalls how many there must be before they are judged, 1 to `calls`
    public BreakerSettings lastCalls(int calls, int minimumCalls) {
        Checks.within(1, LARGEST_WINDOW, "calls", calls);
        Checks.within(1, calls, "minimumCalls", minimumCalls);
        var larger = limits.over(calls, minimumCalls);
        return new BreakerSettings(rules, larger, null, failure, badResult, slowerThan);
    }

    /// Only such failures count; after others the service is well, it only said no.
    public BreakerSettings failure(Predicate<? super Throwable> counts) {
        return new BreakerSettings(rules, limits, span, counts, badResult, slowerThan);
    }

    /// Such results count as failures, too.
    public BreakerSettings badResult(Predicate<@Nullable Object> counts) {
        return new BreakerSettings(rules, limits, span, failure, counts, slowerThan);
    }

    /// Calls that take longer than this are slow, and so many of them open the circuit as well.
    ///
    /// @param percent 1 to 100
    public BreakerSettings slow(Duration slowerThan, int percent) {
        Checks.within(1, 100, "slowPercent", percent);
        return new BreakerSettings(
                rules,
                limits.slow(percent),
                span,
                failure,
                badResult,
                positive("slowerThan", slowerThan));
    }

    BreakerRules rules() {
        return rules;
    }

    boolean countsFailure(Throwable thrown) {
        return failure.test(thrown);
    }

    /// Does it take more than the failure of a call to know how it went?
    boolean looksCloser() {
        return badResult != null || slowerThan != null;
    }

    boolean isBad(@Nullable Object result) {
        return badResult != null && badResult.test(result);
    }

    /// Nanoseconds from which on a call is slow; [Nanos#LONGEST] if that does not matter.
    long slowNanos() {
        return slowerThan == null ? Nanos.LONGEST : Nanos.of(slowerThan);
    }

    /// A fresh count for a circuit that has just closed; null where the window of the state itself
    /// is enough.
    @Nullable Tally tally() {
        if (span != null) {
            return new TimeTally(limits, Nanos.of(span));
        }
        boolean enough = slowerThan == null && limits.equals(Tally.Limits.of(rules));
        return enough ? null : new CountTally(limits);
    }

    @Override
    public String toString() {
        return "at %d %% of %s%s, open for %s, %d probes"
                .formatted(
                        rules.failurePercent(),
                        span == null ? limits.window() + " calls" : span.toString(),
                        slowerThan == null
                                ? ""
                                : " or %d %% slower than %s"
                                        .formatted(limits.slowPercent(), slowerThan),
                        rules.openFor(),
                        rules.probes());
    }
}
