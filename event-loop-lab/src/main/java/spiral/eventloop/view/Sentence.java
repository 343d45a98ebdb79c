package spiral.eventloop.view;

import java.util.List;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;

/// Says in one sentence what a step is and why it comes now.
final class Sentence {
    private final List<String> top;
    private final Header header;

    private Sentence(List<String> top, Header header) {
        this.top = top;
        this.header = header;
    }

    /// @param top the frame on top of the stack before the step, and the one below it
    static String of(List<String> top, Header header, Step step) {
        return new Sentence(top, header).of(step);
    }

    private String of(Step step) {
        return switch (step) {
            case Step.PhaseEntered phase -> "The loop enters its phase \"" + phase.phase() + "\".";
            case Step.Enqueued in -> joins(in.name(), in.queue());
            case Step.Dequeued out -> leaves(out.name(), out.queue());
            case Step.Pushed push -> begins(push.frame());
            case Step.Popped pop -> ends(pop.frame());
            case Step.CheckpointBegan _ -> "All microtasks run now, before anything else.";
            case Step.CheckpointEnded _ -> "No microtask is left: the loop may take the next task.";
            case Step.TimerSet set ->
                    quoted(set.name()) + " is a timer now, due at " + Times.text(set.due()) + ".";
            case Step.TimerDue due ->
                    quoted(due.name()) + " is due: it joins the " + due.queue() + ".";
            case Step.LineReached line ->
                    "It comes to line " + line.at().substring(line.at().lastIndexOf(':') + 1) + ".";
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
            case Step.Burned work -> works(work);
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

    private String joins(String name, String queue) {
        if (header.checkpoint().contains(queue)) {
            return quoted(name) + " joins the " + queue + ": it runs once the stack is empty.";
        }
        return header.queues().contains(queue)
                ? quoted(name) + " joins the " + queue + " and waits for its turn."
                : quoted(name) + " is called by the system, at once.";
    }

    private String leaves(String name, String queue) {
        return header.queues().contains(queue) || header.checkpoint().contains(queue)
                ? quoted(name) + " leaves the " + queue + "."
                : quoted(name) + " begins.";
    }

    private String begins(String frame) {
        return top.isEmpty()
                ? quoted(frame) + " was first in line: it is on the stack and runs to its end."
                : quoted(top.getFirst())
                        + " calls "
                        + quoted(frame)
                        + ": it goes on top of the stack.";
    }

    private String ends(String frame) {
        return top.size() <= 1
                ? quoted(frame) + " ends: the stack is empty."
                : quoted(frame) + " ends: " + quoted(top.get(1)) + " goes on where it was.";
    }

    private static String works(Step.Burned work) {
        return work.nanos() > work.from()
                ? "It works until " + Times.text(work.nanos()) + "; nothing else can run meanwhile."
                : "It works, and no time passes.";
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
