package spiral.eventloop;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Numbers the steps of one loop, stamps them with its time and hands them to the sink.
///
/// A loop without a sink has no tracer, so that it pays one comparison per step and no garbage. The
/// loop reports what it does; what only the program knows (its promises, its lines) is reported
/// here. For the loop's thread only.
public final class Tracer {
    private final Consumer<Step> sink;
    private final LoopClock clock;
    private final Supplier<String> place;
    private long number;

    /// @param place where the program is, `file:line`; asked once for each step that says it
    Tracer(Consumer<Step> sink, LoopClock clock, Supplier<String> place) {
        this.sink = sink;
        this.clock = clock;
        this.place = place;
    }

    void phaseEntered(Phase phase) {
        sink.accept(new Step.PhaseEntered(++number, clock.nanos(), phase.name()));
    }

    void enqueued(String queue, long task, String name, long by) {
        sink.accept(new Step.Enqueued(++number, clock.nanos(), queue, task, name, by, place.get()));
    }

    void dequeued(String queue, long task, String name) {
        sink.accept(new Step.Dequeued(++number, clock.nanos(), queue, task, name));
    }

    void cancelled(String queue, Task task) {
        sink.accept(new Step.Cancelled(++number, clock.nanos(), queue, task.id(), task.name()));
    }

    void pushed(String frame, String at) {
        sink.accept(new Step.Pushed(++number, clock.nanos(), frame, at));
    }

    void popped(String frame) {
        sink.accept(new Step.Popped(++number, clock.nanos(), frame));
    }

    /// The function on top of the stack came to this line, `file:line`.
    public void lineReached(String at) {
        sink.accept(new Step.LineReached(++number, clock.nanos(), at));
    }

    void checkpointBegan(int waiting) {
        sink.accept(new Step.CheckpointBegan(++number, clock.nanos(), waiting));
    }

    void checkpointEnded(int ran) {
        sink.accept(new Step.CheckpointEnded(++number, clock.nanos(), ran));
    }

    void checkpointSkipped(String name, int waiting) {
        sink.accept(new Step.CheckpointSkipped(++number, clock.nanos(), name, waiting));
    }

    void timerSet(Task task, long due, long by) {
        sink.accept(
                new Step.TimerSet(
                        ++number, clock.nanos(), task.id(), task.name(), due, by, place.get()));
    }

    void timerDue(String queue, Task task, long due) {
        sink.accept(new Step.TimerDue(++number, clock.nanos(), queue, task.id(), task.name(), due));
    }

    void requested(Task task, long due, long by) {
        sink.accept(
                new Step.Requested(
                        ++number, clock.nanos(), task.id(), task.name(), due, by, place.get()));
    }

    void completed(String queue, Task task) {
        sink.accept(new Step.Completed(++number, clock.nanos(), queue, task.id(), task.name()));
    }

    void clockJumped(long from) {
        sink.accept(new Step.ClockJumped(++number, clock.nanos(), from));
    }

    void burned(long from) {
        sink.accept(new Step.Burned(++number, clock.nanos(), from));
    }

    /// A function called `name` waits for a promise that is pending.
    public void awaited(long promise, String name, long by) {
        sink.accept(new Step.Awaited(++number, clock.nanos(), promise, name, by, place.get()));
    }

    /// A promise got its outcome.
    public void settled(long promise, boolean fulfilled, String outcome, long by) {
        sink.accept(new Step.Settled(++number, clock.nanos(), promise, fulfilled, outcome, by));
    }

    void unhandled(long promise, String reason) {
        sink.accept(new Step.Unhandled(++number, clock.nanos(), promise, reason));
    }

    void handledLate(long promise) {
        sink.accept(new Step.HandledLate(++number, clock.nanos(), promise));
    }

    void output(String stream, String text) {
        sink.accept(new Step.Output(++number, clock.nanos(), stream, text, place.get()));
    }

    void failed(String name, Throwable error) {
        sink.accept(new Step.Failed(++number, clock.nanos(), name, text(error)));
    }

    /// Nobody can say which of two tasks is first.
    public void raced(long one, long other, String why) {
        sink.accept(new Step.Raced(++number, clock.nanos(), one, other, why));
    }

    /// The program ended with this exit code.
    public void exited(int code) {
        sink.accept(new Step.Exited(++number, clock.nanos(), code));
    }

    /// "IllegalStateException: spilt"
    public static String text(Throwable error) {
        String kind = error.getClass().getSimpleName();
        return error.getMessage() == null ? kind : kind + ": " + error.getMessage();
    }
}
