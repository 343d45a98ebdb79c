package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;
import static spiral.async.Checks.within;

import java.time.Duration;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

/// Makes a new state where nothing has changed.
public record BreakerRules(
        int window, int minimumCalls, int failurePercent, Duration openFor, int probes) {

    public static final int LARGEST_WINDOW = Long.SIZE;

    public BreakerRules {
        within(1, LARGEST_WINDOW, "window", window);
        within(1, window, "minimumCalls", minimumCalls);
        within(1, 100, "failurePercent", failurePercent);
        positive("openFor", openFor);
        atLeast(1, "probes", probes);
    }

    public static BreakerRules usual() {
        return new BreakerRules(20, 10, 50, Duration.ofSeconds(30), 3);
    }

    public static BreakerRules consecutive(int failures, Duration openFor) {
        return new BreakerRules(failures, failures, 100, openFor, 1);
    }

    public BreakerState initial() {
        return closed(0);
    }

    public Admission ask(BreakerState state, long now) {
        return ask(state, 1, now);
    }

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

    public BreakerState record(BreakerState state, long generation, boolean success, long now) {
        if (generation != state.generation()) {
            return state;
        }
        return switch (state) {
            case Closed closed -> {
                Closed next = closed.after(success, window);
                yield judge(new Closed(next.generation(), next.failures(), next.calls()), now);
            }
            case Open open -> open;
            case HalfOpen half -> success ? passed(half) : opened(half, now);
        };
    }

    public BreakerState giveBack(BreakerState state, long generation, int permits) {
        atLeast(0, "permits", permits);
        return state instanceof HalfOpen half && half.generation() == generation
                ? held(half, Math.max(0, half.outstanding() - permits), half.leaseUntil())
                : state;
    }

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
