package spiral.eventloop;

/// One thing that happened in a loop. The steps of a run, in order, are its trace; everything that
/// can be shown about a run is a function of them.
///
/// Names of queues are those of the [LoopModel]; a timer waits in "timers" and a request in
/// "requests" until it is due. Tasks and promises are told apart by a number that is unique in
/// their loop. `by` is the number of the task that was running, or 0 for code outside the loop.
/// `at` is the place in the program, `file:line`, or empty where nobody knows it.
public sealed interface Step {
    /// Counts the steps of a run: 1, 2, 3 …
    long number();

    /// When it happened, in nanoseconds on the loop's clock.
    long nanos();

    /// The loop entered a phase of its model and found something to do there.
    record PhaseEntered(long number, long nanos, String phase) implements Step {}

    /// A task joined the end of a queue.
    record Enqueued(
            long number, long nanos, String queue, long task, String name, long by, String at)
            implements Step {}

    /// A task left the front of a queue, to run.
    record Dequeued(long number, long nanos, String queue, long task, String name)
            implements Step {}

    /// A task that waited in a queue, or a timer, was cancelled before it ran.
    record Cancelled(long number, long nanos, String queue, long task, String name)
            implements Step {}

    /// A function began: its frame is on top of the call stack.
    record Pushed(long number, long nanos, String frame, String at) implements Step {}

    /// The function on top of the call stack ended, by returning or by throwing.
    record Popped(long number, long nanos, String frame) implements Step {}

    /// The function on top of the call stack came to this line.
    record LineReached(long number, long nanos, String at) implements Step {}

    /// The call stack is empty and `waiting` microtasks are about to run.
    record CheckpointBegan(long number, long nanos, int waiting) implements Step {}

    /// No microtask is left, or an error broke the checkpoint off; `ran` were run, those queued
    /// meanwhile included.
    record CheckpointEnded(long number, long nanos, int ran) implements Step {}

    /// The task `name` failed, and by the model's rule `waiting` microtasks wait for the end of
    /// another task.
    record CheckpointSkipped(long number, long nanos, String name, int waiting) implements Step {}

    /// A timer was set; `due` is in nanoseconds on the loop's clock.
    record TimerSet(long number, long nanos, long task, String name, long due, long by, String at)
            implements Step {}

    /// A timer's time had come: its task joined the end of a queue.
    record TimerDue(long number, long nanos, String queue, long task, String name, long due)
            implements Step {}

    /// A request to the outside (a file, a socket) is under way; it completes at `due`.
    record Requested(long number, long nanos, long task, String name, long due, long by, String at)
            implements Step {}

    /// A request is completed: its callback joined the end of a queue.
    record Completed(long number, long nanos, String queue, long task, String name)
            implements Step {}

    /// Nothing could run, and time went on: the virtual clock jumped, or the thread slept.
    record ClockJumped(long number, long nanos, long from) implements Step {}

    /// A task worked, and time went on meanwhile.
    record Burned(long number, long nanos, long from) implements Step {}

    /// A function waits for the outcome of a promise that is still pending.
    record Awaited(long number, long nanos, long promise, String name, long by, String at)
            implements Step {}

    /// A promise got its outcome: the text of its value, or of its error.
    record Settled(
            long number, long nanos, long promise, boolean fulfilled, String outcome, long by)
            implements Step {}

    /// A promise was reported: it was rejected with `reason`, and nobody handles that.
    record Unhandled(long number, long nanos, long promise, String reason) implements Step {}

    /// A promise that had been reported got a handler after all.
    record HandledLate(long number, long nanos, long promise) implements Step {}

    /// The program printed a line, on "out" or "err".
    record Output(long number, long nanos, String stream, String text, String at) implements Step {}

    /// An error that nobody caught left the task `name`.
    record Failed(long number, long nanos, String name, String error) implements Step {}

    /// Nobody can say which of these two tasks is first: it depends on the machine's mood.
    record Raced(long number, long nanos, long one, long other, String why) implements Step {}

    /// The program ended, with the exit code of its process.
    record Exited(long number, long nanos, int code) implements Step {}
}
