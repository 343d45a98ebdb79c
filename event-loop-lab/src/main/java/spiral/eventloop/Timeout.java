package spiral.eventloop;

/// A timer that was set with [EventLoop#setTimeout]; keep it to cancel it.
///
/// For the loop's thread only.
public final class Timeout {
    private final EventLoop loop;
    private final Timers.Entry entry;

    Timeout(EventLoop loop, Timers.Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    /// Makes sure that the task does not run, also when it is due and waits in a queue.
    ///
    /// @return false if it had run, was running, or was cancelled before
    /// @throws IllegalStateException if the loop runs on another thread
    public boolean cancel() {
        return loop.cancel(entry);
    }

    /// When the task may run, in nanoseconds on the loop's clock.
    public long due() {
        return entry.due();
    }
}
