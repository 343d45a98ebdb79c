package spiral.eventloop;

import java.util.function.Consumer;

/// Numbers the steps of one loop, stamps them with its time and hands them to the sink.
///
/// A loop without a sink has no tracer, so that it pays one comparison per step and no garbage.
/// Only the loop's thread touches it.
final class Tracer {
    private final Consumer<Step> sink;
    private final LoopClock clock;
    private long number;

    Tracer(Consumer<Step> sink, LoopClock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    void phaseEntered(Phase phase) {
        sink.accept(new Step.PhaseEntered(++number, clock.nanos(), phase.name()));
    }

    void enqueued(String queue, Task task, long by) {
        sink.accept(new Step.Enqueued(++number, clock.nanos(), queue, task.id(), task.name(), by));
    }

    void dequeued(String queue, Task task) {
        sink.accept(new Step.Dequeued(++number, clock.nanos(), queue, task.id(), task.name()));
    }

    void pushed(String frame) {
        sink.accept(new Step.Pushed(++number, clock.nanos(), frame));
    }

    void popped(String frame) {
        sink.accept(new Step.Popped(++number, clock.nanos(), frame));
    }

    void checkpointBegan(int waiting) {
        sink.accept(new Step.CheckpointBegan(++number, clock.nanos(), waiting));
    }

    void checkpointEnded(int ran) {
        sink.accept(new Step.CheckpointEnded(++number, clock.nanos(), ran));
    }

    void timerSet(Timers.Entry timer, long by) {
        Task task = timer.task();
        sink.accept(
                new Step.TimerSet(
                        ++number, clock.nanos(), task.id(), task.name(), timer.due(), by));
    }

    void timerDue(String queue, Timers.Entry timer) {
        Task task = timer.task();
        sink.accept(
                new Step.TimerDue(
                        ++number, clock.nanos(), queue, task.id(), task.name(), timer.due()));
    }

    void timerCancelled(Task task) {
        sink.accept(new Step.TimerCancelled(++number, clock.nanos(), task.id(), task.name()));
    }

    void clockJumped(long from) {
        sink.accept(new Step.ClockJumped(++number, clock.nanos(), from));
    }

    void burned(long from) {
        sink.accept(new Step.Burned(++number, clock.nanos(), from));
    }

    void settled(long promise, boolean fulfilled, String outcome) {
        sink.accept(new Step.Settled(++number, clock.nanos(), promise, fulfilled, outcome));
    }

    /// "IllegalStateException: spilt"
    static String text(Throwable error) {
        String kind = error.getClass().getSimpleName();
        return error.getMessage() == null ? kind : kind + ": " + error.getMessage();
    }

    void output(String text) {
        sink.accept(new Step.Output(++number, clock.nanos(), text));
    }

    void failed(String name, Throwable error) {
        sink.accept(new Step.Failed(++number, clock.nanos(), name, text(error)));
    }
}
