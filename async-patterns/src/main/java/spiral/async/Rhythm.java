package spiral.async;

/// When many calls become one run: the arithmetic of debouncing and throttling. For one thread;
/// time is an argument.
///
///     calls     a  b c          d           a call that comes while none is remembered
///     burst     |-------- quiet --|         opens a burst; calls in it are covered
///     runs      a              c            by its runs: leading, trailing, or both
///
///     debounce  the burst ends when it has been quiet; a run is due then, or `longest` after the
///               burst began or the last run was made, whichever comes first
///     throttle  a run is due one period after the burst began or the last run was made, and the
///               burst ends when a period has passed without a call
///
/// Instants are exact: a run that was put off to `due` counts from its own instant, so that the
/// next one is due exactly one period, or `longest`, later.
final class Rhythm {
    private static final long NEVER = Nanos.LONGEST;

    private final long quiet;
    private final long longest;
    private final boolean leading;
    private final boolean trailing;
    private boolean open;
    private boolean waiting;
    private long lastCall;
    private long anchor;

    private Rhythm(long quiet, long longest, boolean leading, boolean trailing) {
        this.quiet = quiet;
        this.longest = longest;
        this.leading = leading;
        this.trailing = trailing;
    }

    /// Runs when no call has come for `quiet` nanoseconds, and at the latest after `longest`.
    static Rhythm debounce(long quiet, long longest, boolean leading, boolean trailing) {
        return new Rhythm(quiet, longest, leading, trailing);
    }

    /// Runs at most once in `period` nanoseconds.
    static Rhythm throttle(long period, boolean leading, boolean trailing) {
        return new Rhythm(NEVER, period, leading, trailing);
    }

    /// A call comes.
    ///
    /// @return true if it is to run at once; then it has run as far as this rhythm is concerned
    boolean call(long now) {
        if (open && !waiting && Nanos.reached(end(), now)) {
            open = false;
        }
        lastCall = now;
        if (open) {
            waiting |= trailing;
            return false;
        }
        open = true;
        anchor = now;
        waiting = !leading;
        return leading;
    }

    /// Is a run due later?
    boolean waiting() {
        return waiting;
    }

    /// The instant of the run that is waiting.
    long due() {
        long calm = lastCall + quiet;
        long latest = anchor + longest;
        return calm - latest < 0 ? calm : latest;
    }

    /// The run that was waiting is made now.
    void ran(long now) {
        waiting = false;
        anchor = now;
        open = !Nanos.reached(end(), now);
    }

    /// The run that was waiting is not wanted any more; the next call opens a new burst.
    void drop() {
        waiting = false;
        open = false;
    }

    /// The end of the burst if no other call comes.
    private long end() {
        return quiet == NEVER ? anchor + longest : lastCall + quiet;
    }
}
