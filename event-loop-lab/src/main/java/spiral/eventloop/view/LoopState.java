package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spiral.eventloop.Step;

/// What a loop looks like between two steps: what is on its stack, in its queues, on its clock.
///
/// @param stack the frames, newest first
/// @param queues the tasks that wait in each queue, by its name, oldest first
/// @param timers the timers that are set, earliest first
/// @param output the lines printed so far
/// @param nanos the time of the last step
public record LoopState(
        List<String> stack,
        Map<String, List<Waiting>> queues,
        List<Waiting> timers,
        List<String> output,
        long nanos) {

    /// A task that waits.
    ///
    /// @param due the time it waits for, in nanoseconds; 0 in a queue
    public record Waiting(long task, String name, long due) {}

    /// Before the first step.
    public static final LoopState START =
            new LoopState(List.of(), Map.of(), List.of(), List.of(), 0);

    /// The tasks that wait in the queue of that name.
    public List<Waiting> queue(String name) {
        return queues.getOrDefault(name, List.of());
    }

    /// What the loop looks like after one more step.
    public LoopState after(Step step) {
        return changed(step).at(step.nanos());
    }

    private LoopState changed(Step step) {
        return switch (step) {
            case Step.Enqueued in -> joined(in.queue(), in.task(), in.name());
            case Step.Dequeued out -> left(out.task());
            case Step.TimerSet set -> timerSet(new Waiting(set.task(), set.name(), set.due()));
            case Step.TimerDue due -> left(due.task()).joined(due.queue(), due.task(), due.name());
            case Step.Requested set -> timerSet(new Waiting(set.task(), set.name(), set.due()));
            case Step.Completed done ->
                    left(done.task()).joined(done.queue(), done.task(), done.name());
            case Step.Cancelled gone -> left(gone.task());
            case Step.Pushed push -> withStack(with(stack, 0, push.frame()));
            case Step.Popped _ -> withStack(stack.subList(1, stack.size()));
            case Step.Output print -> withOutput(with(output, output.size(), print.text()));
            case Step.PhaseEntered _,
                    Step.CheckpointBegan _,
                    Step.CheckpointEnded _,
                    Step.ClockJumped _,
                    Step.Burned _,
                    Step.LineReached _,
                    Step.CheckpointSkipped _,
                    Step.Awaited _,
                    Step.Settled _,
                    Step.Unhandled _,
                    Step.HandledLate _,
                    Step.Raced _,
                    Step.Exited _,
                    Step.Failed _ ->
                    this;
        };
    }

    private LoopState joined(String queue, long task, String name) {
        List<Waiting> line = queue(queue);
        Map<String, List<Waiting>> next = new LinkedHashMap<>(queues);
        next.put(queue, with(line, line.size(), new Waiting(task, name, 0)));
        return new LoopState(stack, next, timers, output, nanos);
    }

    private LoopState left(long task) {
        Map<String, List<Waiting>> next = new LinkedHashMap<>(queues);
        next.replaceAll((_, line) -> without(line, task));
        return new LoopState(stack, next, without(timers, task), output, nanos);
    }

    private LoopState timerSet(Waiting timer) {
        long earlier = timers.stream().filter(other -> other.due() <= timer.due()).count();
        return new LoopState(stack, queues, with(timers, (int) earlier, timer), output, nanos);
    }

    private LoopState withStack(List<String> next) {
        return new LoopState(next, queues, timers, output, nanos);
    }

    private LoopState withOutput(List<String> next) {
        return new LoopState(stack, queues, timers, next, nanos);
    }

    private LoopState at(long time) {
        return new LoopState(stack, queues, timers, output, time);
    }

    private static <T> List<T> with(List<T> list, int index, T item) {
        List<T> next = new ArrayList<>(list);
        next.add(index, item);
        return List.copyOf(next);
    }

    private static List<Waiting> without(List<Waiting> list, long task) {
        return list.stream().filter(waiting -> waiting.task() != task).toList();
    }
}
