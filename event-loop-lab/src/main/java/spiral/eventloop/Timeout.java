package spiral.eventloop;

import org.jspecify.annotations.Nullable;

/// A timer that was set with [EventLoop#setTimeout] or [EventLoop#setInterval]; keep it to cancel
/// it.
///
///     set --due--> runs --> done            one-shot
///      ^            |  \
///      +--refresh---+   +--again--> set     interval: its next time begins when the last one ran
///
/// For the loop's thread only.
public final class Timeout {
    private final EventLoop loop;
    private final String name;
    private final long duration;
    private final boolean repeats;
    private final Runnable body;
    private TimerStore.@Nullable Entry entry;
    private long due;
    private boolean alive = true;
    private boolean cancelled;
    private boolean ref = true;

    Timeout(EventLoop loop, String name, long duration, boolean repeats, Runnable body) {
        this.loop = loop;
        this.name = name;
        this.duration = duration;
        this.repeats = repeats;
        this.body = body;
    }

    /// Makes sure that the task does not run any more, also when it is due and waits in a queue.
    ///
    /// @return false if it had run, was running, or was cancelled before; an interval can be
    ///         cancelled while it runs
    /// @throws IllegalStateException if the loop runs on another thread
    public boolean cancel() {
        loop.requireLoopThread();
        if (cancelled || !alive) {
            return false;
        }
        cancelled = true;
        boolean waited = entry != null && loop.removeTimer(entry);
        end();
        return waited || repeats;
    }

    /// Begins its time anew, also if it has run; does nothing if it was cancelled.
    public void refresh() {
        loop.requireLoopThread();
        if (cancelled) {
            return;
        }
        setAnew(loop.nanos());
        if (!alive) {
            alive = true;
            loop.timersAlive(ref ? 1 : 0);
        }
    }

    /// Lets the loop end although this timer is set.
    public void unref() {
        changeRef(false);
    }

    /// Takes back [#unref].
    public void ref() {
        changeRef(true);
    }

    /// Whether the loop stays alive for it.
    public boolean hasRef() {
        return ref;
    }

    /// Whether it waits for its time, or is just running.
    public boolean isSet() {
        return alive;
    }

    /// When the task may run, in nanoseconds on the loop's clock.
    public long due() {
        return due;
    }

    /// The number of the task that runs next, or ran last.
    public long task() {
        return entry == null ? 0 : entry.task().id();
    }

    void set(long start) {
        entry = loop.addTimer(start, duration, name, this::run);
        due = entry.due();
    }

    // first the new place, then the old one: a list that was empty in between would be another list
    private void setAnew(long start) {
        TimerStore.Entry before = entry;
        set(start);
        if (before != null) {
            loop.removeTimer(before);
        }
    }

    private void run() {
        TimerStore.Entry ran = entry;
        long start = loop.nanos();
        try {
            body.run();
        } finally {
            if (repeats && !cancelled) {
                setAnew(start);
            } else if (ran != null && ran.equals(entry)) {
                end();
            }
        }
    }

    private void end() {
        if (alive) {
            alive = false;
            loop.timersAlive(ref ? -1 : 0);
        }
    }

    private void changeRef(boolean newRef) {
        loop.requireLoopThread();
        if (alive && ref != newRef) {
            loop.timersAlive(newRef ? 1 : -1);
        }
        ref = newRef;
    }
}
