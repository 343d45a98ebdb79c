package spiral.queue.worker;

import java.time.Duration;

/// A worker's own view of its lease: how long it may still start jobs, and how long those that run
/// may go on, when heartbeats get no answer.
///
///     heartbeat sent ────────── 2/3 of the lease ────────── lease ends
///         jobs start              nothing new starts        all is stopped
///
/// It counts from the moment at which the latest answered heartbeat was sent. The store counts from
/// when it came, which is later: so this worker stops before others are given its jobs. Time is an
/// argument: readings of a monotonic clock, in nanoseconds. Owned by one thread.
final class Lease {
    private static final int BEATS = 4;

    private final long length;
    private boolean held;
    private long since;

    /// @param length how long the worker may be silent before its jobs go to others
    Lease(Duration length) {
        this.length = length.toNanos();
    }

    /// A heartbeat that was sent then has been answered: the lease holds from there on. Answers may
    /// overtake each other; an older one takes nothing away.
    void renewed(long sent) {
        if (!held || sent - since > 0) {
            since = sent;
        }
        held = true;
    }

    /// It was given up, or handed back: from now on it ends for whoever asks.
    void givenUp() {
        held = false;
    }

    /// Whether a job may be started: two thirds are not over, so there is time to do some of it.
    boolean mayStart(long now) {
        return held && now - since < length;
    }

    /// Whether jobs that run may go on.
    boolean mayRun(long now) {
        return held && now - since < length;
    }

    /// How long until [#mayStart] or [#mayRun] turns false, whichever is next; zero once both have.
    Duration untilNext(long now) {
        long end = mayStart(now) ? length * 2 / 3 : length;
        return mayRun(now) ? Duration.ofNanos(since + end - now) : Duration.ZERO;
    }

    /// The time between two heartbeats: one may be lost, and another be late, before anything stops.
    Duration beatEvery() {
        return Duration.ofNanos(length / BEATS);
    }
}
