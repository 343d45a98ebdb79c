package spiral.async;

/// When many calls become one run: the arithmetic of debouncing and throttling. For one thread;
/// time is an argument.
///
///     debounce  the burst ends when it has been quiet; a run is due then, or `longest` after the
///               burst began or the last run was made, whichever comes first
///     throttle  a run is due one period after the burst began or the last run was made, and the
///               burst ends when a period has passed without a call
///
/// At hand: `Nanos.reached(due, now)` says whether an instant has come, and `Nanos.LONGEST` stands
/// for ever.
final class Rhythm {
    private Rhythm() {}

    /// Runs when no call has come for `quiet` nanoseconds, and at the latest after `longest`.
    static Rhythm debounce(long quiet, long longest, boolean leading, boolean trailing) {
        // TODO step 1: remember what the rules need
        // TODO step 3: longest
        throw new UnsupportedOperationException("TODO step 1: remember quiet, and what comes");
    }

    /// Runs at most once in `period` nanoseconds.
    static Rhythm throttle(long period, boolean leading, boolean trailing) {
        // TODO step 1: remember what the rules need
        throw new UnsupportedOperationException("TODO step 1: remember the period, and what comes");
    }

    /// A call comes.
    ///
    /// @return true if it is to run at once; then it has run as far as this rhythm is concerned
    boolean call(long now) {
        // TODO step 1: a run waits from now on
        // TODO step 2: unless it is a leading edge, or nothing runs at the end of this burst
        return false;
    }

    /// Is a run due later?
    boolean waiting() {
        return false;
    }

    /// The instant of the run that is waiting.
    long due() {
        return 0;
    }

    /// The run that was waiting is made now.
    void ran(long now) {}

    /// The run that was waiting is not wanted any more; the next call opens a new burst.
    void drop() {}
}
