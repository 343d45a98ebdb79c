package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;
import static spiral.async.Checks.within;

import java.time.Duration;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

/// When a circuit breaker opens, for how long, and what closes it again: pure functions from one
/// [BreakerState] to the next. Time is an argument, and nothing here is remembered, so a store can
/// hold the state for many processes. [CircuitBreaker] holds it for one.
///
///     Admission answer = rules.ask(state, 10, now);      // up to ten calls
///     answer.next()                                      // keep this state ...
///     answer.permits()                                   // ... let so many calls pass ...
///     state = rules.record(state, answer.generation(), success, now);   // ... and tell each end
///
/// Every permit ends exactly once: by [#record], or by [#giveBack] if its call was never made.
/// A half-open probe is a lease: if neither comes, its place is free again after `openFor`, so a
/// lost probe cannot keep the circuit half-open. A probe that is merely slow still counts when it
/// comes back, as long as the circuit is half-open in the same generation.
///
/// @param window how many of the latest outcomes count, 1 to 64
/// @param minimumCalls how many outcomes there must be before they are judged, 1 to `window`
/// @param failurePercent the share of failures that opens the circuit, 1 to 100
/// @param openFor how long no call passes, and how long a probe holds its place
/// @param probes how many probes must succeed to close, and how many may be under way at once
public record BreakerRules(
        int window, int minimumCalls, int failurePercent, Duration openFor, int probes) {

    /// The largest window: the outcomes are the bits of one `long`.
    public static final int LARGEST_WINDOW = Long.SIZE;

    /// Checks every value.
    public BreakerRules {
        within(1, LARGEST_WINDOW, "window", window);
        within(1, window, "minimumCalls", minimumCalls);
        within(1, 100, "failurePercent", failurePercent);
        positive("openFor", openFor);
        atLeast(1, "probes", probes);
    }

    /// Half of the last 20 calls, of at least 10; 30 seconds open; 3 probes.
    public static BreakerRules usual() {
        return new BreakerRules(20, 10, 50, Duration.ofSeconds(30), 3);
    }

    /// So many failures in a row open the circuit; one probe closes it again.
    ///
    /// @param failures 1 to 64
    public static BreakerRules consecutive(int failures, Duration openFor) {
        return new BreakerRules(failures, failures, 100, openFor, 1);
    }

    /// A circuit nobody has used: closed, without a past.
    public BreakerState initial() {
        return closed(0);
    }

    /// May a call be made now?
    public Admission ask(BreakerState state, long now) {
        return ask(state, 1, now);
    }

    /// May up to `calls` calls be made now? Each one let through is a permit of the answer's
    /// generation.
    ///
    /// @throws IllegalArgumentException unless calls is at least 1
    public Admission ask(BreakerState state, int calls, long now) {
        atLeast(1, "calls", calls);
        return switch (state) {
            case Closed closed -> new Admission.Granted(closed, calls);
            case Open open when Nanos.reached(open.until(), now) ->
                    lease(probing(open), calls, now);
            case Open open -> refused(open, open.until(), now);
            case HalfOpen half -> lease(freed(half, now), calls, now);
        };
    }

    /// The call that held a permit of `generation` has ended. Changes nothing, and returns the same
    /// object, if that generation has passed.
    public BreakerState record(BreakerState state, long generation, boolean success, long now) {
        if (generation != state.generation()) {
            return state;
        }
        return switch (state) {
            case Closed closed -> judge(closed.after(success, window), now);
            case Open open -> open;
            case HalfOpen half -> success ? passed(half) : opened(half, now);
        };
    }

    /// `permits` calls of that generation will never be made: their places are free for others.
    public BreakerState giveBack(BreakerState state, long generation, int permits) {
        atLeast(0, "permits", permits);
        return state instanceof HalfOpen half && half.generation() == generation
                ? held(half, Math.max(0, half.outstanding() - permits), half.leaseUntil())
                : state;
    }

    /// Would a success, whenever it began, leave this state as it is? True of a closed circuit
    /// whose window is full of successes: the common case, decided without clock and without
    /// writing.
    boolean unmovedBySuccess(BreakerState state) {
        return state instanceof Closed closed && closed.failures() == 0 && closed.calls() >= window;
    }

    private BreakerState judge(Closed closed, long now) {
        boolean enough = closed.calls() >= minimumCalls;
        boolean failing = closed.failed() * 100 >= failurePercent * closed.calls();
        return enough && failing ? opened(closed, now) : closed;
    }

    private BreakerState passed(HalfOpen half) {
        int succeeded = half.succeeded() + 1;
        return succeeded < probes
                ? new HalfOpen(
                        half.generation(),
                        succeeded,
                        Math.max(0, half.outstanding() - 1),
                        half.leaseUntil())
                : closed(half.generation() + 1);
    }

    private Admission lease(HalfOpen half, int calls, long now) {
        int room = Math.max(1, probes - half.succeeded()) - half.outstanding();
        if (room <= 0) {
            return refused(half, half.leaseUntil(), now);
        }
        int granted = Math.min(calls, room);
        long until = now + Nanos.of(openFor);
        return new Admission.Granted(held(half, half.outstanding() + granted, until), granted);
    }

    /// Takes back the places of probes that never came back.
    private static HalfOpen freed(HalfOpen half, long now) {
        return Nanos.reached(half.leaseUntil(), now) ? held(half, 0, now) : half;
    }

    private static HalfOpen held(HalfOpen half, int outstanding, long leaseUntil) {
        return new HalfOpen(half.generation(), half.succeeded(), outstanding, leaseUntil);
    }

    private static HalfOpen probing(Open open) {
        return new HalfOpen(open.generation() + 1, 0, 0, open.until());
    }

    BreakerState opened(BreakerState from, long now) {
        return new Open(from.generation() + 1, now + Nanos.of(openFor));
    }

    static BreakerState closed(long generation) {
        return new Closed(generation, 0, 0);
    }

    private static Admission refused(BreakerState state, long until, long now) {
        return new Admission.Refused(state, Duration.ofNanos(until - now));
    }
}
