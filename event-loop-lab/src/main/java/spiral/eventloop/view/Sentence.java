package spiral.eventloop.view;

import spiral.eventloop.Step;

/// Says in one sentence what a step is and why it comes now.
final class Sentence {
    private Sentence() {}

    /// @param before what the loop looked like before the step
    static String of(LoopState before, Step step) {
        return switch (step) {
            case Step.PhaseEntered phase -> "The loop enters the phase \"" + phase.phase() + "\".";
            case Step.Enqueued in -> joins(in.name(), in.queue());
            case Step.Dequeued out -> quoted(out.name()) + " leaves the " + out.queue() + ".";
            case Step.Pushed push -> begins(before, push.frame());
            case Step.Popped pop -> ends(before, pop.frame());
            case Step.CheckpointBegan _ -> "All microtasks run now, before anything else.";
            case Step.CheckpointEnded _ -> "No microtask is left: the loop may take the next task.";
            case Step.TimerSet set ->
                    quoted(set.name()) + " is a timer now, due at " + Times.text(set.due()) + ".";
            case Step.TimerDue due ->
                    quoted(due.name()) + " is due: it joins the " + due.queue() + ".";
            case Step.LineReached line -> "It comes to " + line.at() + ".";
            case Step.CheckpointSkipped skip ->
                    quoted(skip.name()) + " failed: its microtasks wait for the next task's end.";
            case Step.Requested asked ->
                    quoted(asked.name())
                            + " is under way; it completes at "
                            + Times.text(asked.due())
                            + ".";
            case Step.Completed done -> joins(done.name(), done.queue());
            case Step.Awaited wait -> quoted(wait.name()) + " waits for a promise.";
            case Step.Unhandled lost ->
                    "Nobody handles that a promise was rejected with "
                            + quoted(lost.reason())
                            + ".";
            case Step.HandledLate _ -> "A rejected promise has got a handler, too late.";
            case Step.Raced race -> "Either could be first: " + race.why() + ".";
            case Step.Exited exit -> "The program exits with code " + exit.code() + ".";
            case Step.Cancelled gone -> quoted(gone.name()) + " is cancelled: it will not run.";
            case Step.ClockJumped jump ->
                    "Nothing can run: time goes on to " + Times.text(jump.nanos()) + ".";
            case Step.Burned work ->
                    "It works until "
                            + Times.text(work.nanos())
                            + "; nothing else can run meanwhile.";
            case Step.Settled settled -> settles(settled);
            case Step.Output print -> "It prints " + quoted(print.text()) + ".";
            case Step.Failed failed ->
                    "Nobody caught the error of "
                            + quoted(failed.name())
                            + " ("
                            + failed.error()
                            + "): it is reported, and the loop goes on.";
        };
    }

    private static String joins(String name, String queue) {
        return queue.equals("microtasks")
                ? quoted(name) + " joins the microtasks: it runs once the stack is empty."
                : quoted(name) + " joins the " + queue + " and waits for its turn.";
    }

    private static String begins(LoopState before, String frame) {
        return before.stack().isEmpty()
                ? quoted(frame) + " was first in line: it is on the stack and runs to its end."
                : quoted(before.stack().getFirst())
                        + " calls "
                        + quoted(frame)
                        + ": it goes on top of the stack.";
    }

    private static String ends(LoopState before, String frame) {
        return before.stack().size() == 1
                ? quoted(frame) + " ends: the stack is empty."
                : quoted(frame)
                        + " ends: "
                        + quoted(before.stack().get(1))
                        + " goes on where it was.";
    }

    private static String settles(Step.Settled settled) {
        return settled.fulfilled()
                ? "A promise is fulfilled with " + quoted(settled.outcome()) + "."
                : "A promise is rejected with " + quoted(settled.outcome()) + ".";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
