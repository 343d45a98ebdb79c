package spiral.async;

import static spiral.async.Checks.positive;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a [CircuitBreaker] counts as bad, and over how long, beyond [BreakerRules].
///
///     BreakerSettings.of(BreakerRules.usual())
///             .within(ofSeconds(10))                    // instead of the last so many calls
///             .failure(thrown -> thrown instanceof IOException)
///             .badResult(answer -> answer instanceof Page page && page.status() >= 500)
///             .slow(ofSeconds(2), 80)                   // 80 % slower than 2 s: open
///
/// A value. The window of calls is that of the rules; see [#within].
public final class BreakerSettings {
    private final BreakerRules rules;
    private final @Nullable Duration span;
    private final Predicate<? super Throwable> failure;
    private final @Nullable Predicate<@Nullable Object> badResult;
    private final @Nullable Duration slowerThan;
    private final int slowPercent;

    private BreakerSettings(
            BreakerRules rules,
            @Nullable Duration span,
            Predicate<? super Throwable> failure,
            @Nullable Predicate<@Nullable Object> badResult,
            @Nullable Duration slowerThan,
            int slowPercent) {
        this.rules = rules;
        this.span = span;
        this.failure = failure;
        this.badResult = badResult;
        this.slowerThan = slowerThan;
        this.slowPercent = slowPercent;
    }

    /// Every failure counts, whatever its type, over the last `rules.window()` calls; how long a
    /// call takes does not.
    public static BreakerSettings of(BreakerRules rules) {
        return new BreakerSettings(rules, null, thrown -> true, null, null, 100);
    }

    /// Counts the calls of this span of time instead of the last so many. The span moves on in
    /// tenths.
    ///
    /// @throws IllegalArgumentException unless span is at least 10 ns
    public BreakerSettings within(Duration span) {
        if (span.compareTo(Duration.ofNanos(TimeTally.SLOTS)) < 0) {
            throw new IllegalArgumentException("span must be at least 10 ns but was " + span);
        }
        return new BreakerSettings(rules, span, failure, badResult, slowerThan, slowPercent);
    }

    /// Only such failures count; after others the service is well, it only said no.
    public BreakerSettings failure(Predicate<? super Throwable> counts) {
        return new BreakerSettings(rules, span, counts, badResult, slowerThan, slowPercent);
    }

    /// Such results count as failures, too.
    public BreakerSettings badResult(Predicate<@Nullable Object> counts) {
        return new BreakerSettings(rules, span, failure, counts, slowerThan, slowPercent);
    }

    /// Calls that take longer than this are slow, and so many of them open the circuit as well.
    ///
    /// @param percent 1 to 100
    public BreakerSettings slow(Duration slowerThan, int percent) {
        return new BreakerSettings(
                rules,
                span,
                failure,
                badResult,
                positive("slowerThan", slowerThan),
                Checks.within(1, 100, "slowPercent", percent));
    }

    BreakerRules rules() {
        return rules;
    }

    boolean countsFailure(Throwable thrown) {
        return failure.test(thrown);
    }

    boolean judgesResults() {
        return badResult != null;
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
            return new TimeTally(rules, slowPercent, Nanos.of(span));
        }
        return slowerThan == null ? null : new CountTally(rules, slowPercent);
    }

    @Override
    public String toString() {
        return "at %d %% of %s%s, open for %s, %d probes"
                .formatted(
                        rules.failurePercent(),
                        span == null ? rules.window() + " calls" : span.toString(),
                        slowerThan == null
                                ? ""
                                : " or %d %% slower than %s".formatted(slowPercent, slowerThan),
                        rules.openFor(),
                        rules.probes());
    }
}
