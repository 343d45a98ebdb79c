package spiral.eventloop;

/// One thing that happened in a loop. The steps of a run, in order, are its trace; everything that
/// can be shown about a run is a function of them.
///
/// Names of queues are those of the [LoopModel]. Tasks are told apart by a number that is unique in
/// their loop; `by` is the number of the task that was running, or 0 for code outside the loop.
public sealed interface Step {
    /// Counts the steps of a run: 1, 2, 3 …
    long number();

    /// When it happened, in nanoseconds on the loop's clock.
    long nanos();

    /// The loop entered a phase of its model and found something to do there.
    record PhaseEntered(long number, long nanos, String phase) implements Step {}

    /// A task joined the end of a queue.
    record Enqueued(long number, long nanos, String queue, long task, String name, long by)
            implements Step {}

    /// A task left the front of a queue, to run.
    record Dequeued(long number, long nanos, String queue, long task, String name)
            implements Step {}

    /// A function began: its frame is on top of the call stack.
    record Pushed(long number, long nanos, String frame) implements Step {}

    /// The function on top of the call stack ended, by returning or by throwing.
    record Popped(long number, long nanos, String frame) implements Step {}

    /// The call stack is empty and `waiting` microtasks are about to run.
    record CheckpointBegan(long number, long nanos, int waiting) implements Step {}

    /// No microtask is left; `ran` were run, those queued meanwhile included.
    record CheckpointEnded(long number, long nanos, int ran) implements Step {}

    /// A timer was set; `due` is in nanoseconds on the loop's clock.
    record TimerSet(long number, long nanos, long task, String name, long due, long by)
            implements Step {}

    /// A timer's time had come: its task joined the end of a queue.
    record TimerDue(long number, long nanos, String queue, long task, String name, long due)
            implements Step {}

    /// A timer was cancelled before its task ran.
    record TimerCancelled(long number, long nanos, long task, String name) implements Step {}

    /// Nothing could run, and time went on: the virtual clock jumped, or the thread slept.
    record ClockJumped(long number, long nanos, long from) implements Step {}

    /// A task worked, and time went on meanwhile.
    record Burned(long number, long nanos, long from) implements Step {}

    /// A promise got its outcome: the text of its value, or of its error.
    record Settled(long number, long nanos, long promise, boolean fulfilled, String outcome)
            implements Step {}

    /// The program printed a line.
    record Output(long number, long nanos, String text) implements Step {}

    /// An error that nobody caught left the task `name`.
    record Failed(long number, long nanos, String name, String error) implements Step {}
}
