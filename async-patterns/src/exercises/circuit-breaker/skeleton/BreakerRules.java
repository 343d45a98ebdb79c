package spiral.async;

import java.time.Duration;

/// When a circuit breaker opens, for how long, and what closes it again: pure functions from one
/// `BreakerState` to the next. Time is an argument, and nothing here is remembered.
///
///              too many failures                     openFor is over, somebody asks
///     Closed ---------------------> Open ------------------------------------------+
///       ^                            ^                                             v
///       |                            +---------- a probe fails ------------- HalfOpen
///       +----------------- `probes` probes succeed -------------------------------+
///
/// At hand: `closed.after(success, window)` is the window one outcome later. `Nanos.reached(due,
/// now)` says whether an instant has come; `Nanos.of(duration)`. `Checks.within`, `Checks.positive`
/// and `Checks.atLeast` refuse with the value.
public record BreakerRules(
        int window, int minimumCalls, int failurePercent, Duration openFor, int probes) {

    public static final int LARGEST_WINDOW = Long.SIZE;

    public BreakerRules {
        // TODO step 4: check every value
    }

    public static BreakerRules usual() {
        return new BreakerRules(20, 10, 50, Duration.ofSeconds(30), 3);
    }

    public static BreakerRules consecutive(int failures, Duration openFor) {
        return new BreakerRules(failures, failures, 100, openFor, 1);
    }

    /// A circuit nobody has used: closed, without a past.
    public BreakerState initial() {
        throw new UnsupportedOperationException("TODO step 1: answer a closed state");
    }

    /// May a call be made now?
    public Admission ask(BreakerState state, long now) {
        return ask(state, 1, now);
    }

    /// May up to `calls` calls be made now?
    public Admission ask(BreakerState state, int calls, long now) {
        // TODO step 1: closed: yes
        // TODO step 2: open: no, or probes when its time is over; half-open: while there is room
        // TODO step 3: half-open: take back the places of probes that never came back
        throw new UnsupportedOperationException("TODO step 1: grant what a closed circuit is asked");
    }

    /// The call that held a permit of `generation` has ended.
    public BreakerState record(BreakerState state, long generation, boolean success, long now) {
        // TODO step 1: closed: remember it, and open when too many have failed
        // TODO step 2: half-open: all probes well, or one that failed
        // TODO step 3: nothing from another generation counts
        throw new UnsupportedOperationException("TODO step 1: remember how the call ended");
    }

    /// `permits` calls of that generation will never be made: their places are free for others.
    public BreakerState giveBack(BreakerState state, long generation, int permits) {
        // TODO step 3: half-open, same generation: fewer are outstanding
        return state;
    }

    /// Would a success, whenever it began, leave this state as it is?
    boolean unmovedBySuccess(BreakerState state) {
        return false;
    }

    /// Open from now on, one generation later.
    BreakerState opened(BreakerState from, long now) {
        throw new UnsupportedOperationException("TODO step 1: open for openFor");
    }

    /// Closed, without a past.
    static BreakerState closed(long generation) {
        throw new UnsupportedOperationException("TODO step 1: a closed state remembers nothing");
    }
}
