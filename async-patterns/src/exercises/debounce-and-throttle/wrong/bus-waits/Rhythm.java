package spiral.async;

/// Lets each call put off the bus.
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

    static Rhythm debounce(long quiet, long longest, boolean leading, boolean trailing) {
        return new Rhythm(quiet, longest, leading, trailing);
    }

    static Rhythm throttle(long period, boolean leading, boolean trailing) {
        return new Rhythm(period, NEVER, leading, trailing);
    }

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

    boolean waiting() {
        return waiting;
    }

    long due() {
        long calm = lastCall + quiet;
        long latest = anchor + longest;
        return calm - latest < 0 ? calm : latest;
    }

    void ran(long now) {
        waiting = false;
        anchor = now;
        open = !Nanos.reached(end(), now);
    }

    void drop() {
        waiting = false;
        open = false;
    }

    private long end() {
        return quiet == NEVER ? anchor + longest : lastCall + quiet;
    }
}
