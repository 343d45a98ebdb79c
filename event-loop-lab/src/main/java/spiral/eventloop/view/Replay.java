package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// A recording that is run through once more, forwards and back.
///
///     steps   1 2 3 4 5 6 7 8 9
///                     ^
///                     position 5: what the loop looked like after step 5
///
/// Going back is replaying from the start: a million steps take a tenth of a second, and there is
/// no second way to be wrong. What does not fit (a frame that ends but never began) is passed over,
/// so that half a recording can be looked at. For one thread.
public final class Replay {
    private final Header header;
    private final List<Step> steps;
    private final List<String> shown;

    private final ReplayedStack stack = new ReplayedStack();
    private final ReplayedQueues queues = new ReplayedQueues();
    private final List<String> output = new ArrayList<>();
    private String phase = "";
    private long nanos;
    private int position;

    /// At position 0, before the first step.
    public Replay(Recording recording) {
        header = recording.header();
        steps = recording.steps();
        shown = ReplayedQueues.used(header, steps);
    }

    /// How many steps have been replayed.
    public int position() {
        return position;
    }

    /// Goes to just after the step of that number; 0 is the start.
    public void to(int target) {
        if (target < position) {
            rewind();
        }
        while (position < Math.min(target, steps.size())) {
            apply(steps.get(position++));
        }
    }

    /// What the loop looks like now.
    public LoopState state() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(stack.lane());
        header.checkpoint().forEach(queue -> lanes.add(queues.lane(queue, Lane.Kind.CHECKPOINT)));
        lanes.add(queues.timers());
        shown.forEach(queue -> lanes.add(queues.lane(queue, Lane.Kind.QUEUE)));
        int from = Math.max(0, output.size() - LoopState.SHOWN);
        lanes.add(
                new Lane(
                        "output",
                        Lane.Kind.OUTPUT,
                        List.copyOf(output.subList(from, output.size())),
                        output.size()));
        return new LoopState(lanes, phase, nanos, stack.line());
    }

    /// The frame on top of the stack, and the one below it; fewer if there are fewer.
    List<String> top() {
        return stack.top(2);
    }

    int depth() {
        return stack.depth();
    }

    private void rewind() {
        stack.clear();
        queues.clear();
        output.clear();
        phase = "";
        nanos = 0;
        position = 0;
    }

    private void apply(Step step) {
        nanos = step.nanos();
        stack.reach(header.lineOf(place(step)));
        switch (step) {
            case Step.Enqueued in -> ask(in.queue(), in.task(), in.name(), in.at());
            case Step.Requested it -> ask(LoopModel.REQUESTS, it.task(), it.name(), it.at());
            case Step.Dequeued out -> {
                queues.leave(out.queue(), out.task());
                stack.begins(out.task());
            }
            case Step.TimerSet timer -> {
                stack.asked(timer.task(), header.lineOf(timer.at()));
                queues.setTimer(timer);
            }
            case Step.TimerDue due -> queues.due(due);
            case Step.Completed done -> {
                queues.leave(LoopModel.REQUESTS, done.task());
                queues.join(done.queue(), done.task(), done.name());
            }
            case Step.Cancelled gone -> queues.leave(gone.queue(), gone.task());
            case Step.Pushed push -> stack.push(push.frame(), header.lineOf(push.at()));
            case Step.Popped _ -> stack.pop();
            case Step.Output print -> output.add(print.text());
            case Step.PhaseEntered entered -> phase = entered.phase();
            default -> {} // it moves nothing
        }
    }

    private void ask(String queue, long task, String name, String at) {
        stack.asked(task, header.lineOf(at));
        queues.join(queue, task, name);
    }

    // where the program is, if the step says it
    private static String place(Step step) {
        return switch (step) {
            case Step.LineReached line -> line.at();
            case Step.Enqueued in -> in.at();
            case Step.TimerSet set -> set.at();
            case Step.Requested asked -> asked.at();
            case Step.Awaited wait -> wait.at();
            case Step.Output print -> print.at();
            default -> "";
        };
    }
}
