package spiral.async;

/// A task that waits for its time; handed out by [Scheduler#schedule].
@FunctionalInterface
public interface Delay {
    /// Gives up the wait. The task is let go at once: nothing keeps it alive afterwards.
    ///
    /// @return true when this call prevented the task; false when it has started, has run, or was
    ///     cancelled before
    boolean cancel();
}
