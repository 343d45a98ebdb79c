package spiral.eventloop.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    private static final String TIMERS = LoopModel.TIMERS;

    private record Waiting(long task, String name, long due) {}

    private static final Comparator<Waiting> BY_DUE =
            Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::task);

    private final Header header;
    private final List<Step> steps;
    private final List<String> queues;

    private final Deque<String> stack = new ArrayDeque<>();
    // the line of source that each frame of the stack is on; 0 if nobody knows
    private final Deque<Integer> lines = new ArrayDeque<>();
    // the line that asked for each task: there it begins, until it says where it is
    private final Map<Long, Integer> asked = new HashMap<>();
    private int beginsAt;
    private final Map<String, Map<Long, Waiting>> waiting = new LinkedHashMap<>();
    private final Map<Long, Waiting> set = new LinkedHashMap<>();
    private final TreeSet<Waiting> timers = new TreeSet<>(BY_DUE);
    private final List<String> output = new ArrayList<>();
    private String phase = "";
    private long nanos;
    private int position;

    /// At position 0, before the first step.
    public Replay(Recording recording) {
        header = recording.header();
        steps = recording.steps();
        queues = used(header, steps);
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
        lanes.add(lane("stack", Lane.Kind.STACK, stack.stream(), stack.size()));
        header.checkpoint().forEach(queue -> lanes.add(queue(queue, Lane.Kind.CHECKPOINT)));
        lanes.add(timers());
        queues.forEach(queue -> lanes.add(queue(queue, Lane.Kind.QUEUE)));
        int from = Math.max(0, output.size() - LoopState.SHOWN);
        lanes.add(
                new Lane(
                        "output",
                        Lane.Kind.OUTPUT,
                        List.copyOf(output.subList(from, output.size())),
                        output.size()));
        return new LoopState(lanes, phase, nanos, lines.isEmpty() ? 0 : lines.peek());
    }

    /// The frame on top of the stack, and the one below it; fewer if there are fewer.
    List<String> top() {
        return stack.stream().limit(2).toList();
    }

    int depth() {
        return stack.size();
    }

    // ---- lanes

    private Lane timers() {
        Map<Long, Waiting> due = waiting.getOrDefault(TIMERS, Map.of());
        Stream<String> names =
                Stream.concat(
                        due.values().stream().map(timer -> timer.name() + " due"),
                        timers.stream().map(timer -> timer.name() + " " + Times.text(timer.due())));
        return lane(TIMERS, Lane.Kind.TIMERS, names, due.size() + timers.size());
    }

    private Lane queue(String name, Lane.Kind kind) {
        Map<Long, Waiting> line = waiting.getOrDefault(name, Map.of());
        return lane(name, kind, line.values().stream().map(Waiting::name), line.size());
    }

    private static Lane lane(String title, Lane.Kind kind, Stream<String> items, int size) {
        return new Lane(title, kind, items.limit(LoopState.SHOWN).toList(), size);
    }

    // a lane for each queue of the model that something was ever in; a model may have more, and
    // what the system calls at once waits in none of them
    private static List<String> used(Header header, List<Step> steps) {
        Set<String> used = new HashSet<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Enqueued in -> used.add(in.queue());
                case Step.TimerDue due -> used.add(due.queue());
                case Step.Requested _ -> used.add(LoopModel.REQUESTS);
                case Step.Completed done -> used.add(done.queue());
                default -> {}
            }
        }
        Set<String> ordered = new LinkedHashSet<>(List.of(LoopModel.REQUESTS));
        ordered.addAll(header.queues());
        ordered.retainAll(used);
        header.checkpoint().forEach(ordered::remove);
        ordered.remove(TIMERS);
        return List.copyOf(ordered);
    }

    // ---- steps

    private void rewind() {
        stack.clear();
        waiting.clear();
        set.clear();
        timers.clear();
        output.clear();
        phase = "";
        nanos = 0;
        lines.clear();
        asked.clear();
        beginsAt = 0;
        position = 0;
    }

    private void apply(Step step) {
        nanos = step.nanos();
        reach(place(step));
        switch (step) {
            case Step.Enqueued in -> {
                asked.put(in.task(), header.lineOf(in.at()));
                join(in.queue(), in.task(), in.name());
            }
            case Step.Dequeued out -> {
                leave(out.queue(), out.task());
                beginsAt = asked.getOrDefault(out.task(), 0);
            }
            case Step.TimerSet timer -> {
                asked.put(timer.task(), header.lineOf(timer.at()));
                setTimer(new Waiting(timer.task(), timer.name(), timer.due()));
            }
            case Step.TimerDue due -> {
                unset(due.task());
                join(due.queue(), due.task(), due.name());
            }
            case Step.Requested request -> {
                asked.put(request.task(), header.lineOf(request.at()));
                join(LoopModel.REQUESTS, request.task(), request.name());
            }
            case Step.Completed done -> {
                leave(LoopModel.REQUESTS, done.task());
                join(done.queue(), done.task(), done.name());
            }
            case Step.Cancelled gone -> leave(gone.queue(), gone.task());
            case Step.Pushed push -> {
                stack.push(push.frame());
                int line = header.lineOf(push.at());
                lines.push(line > 0 ? line : beginsAt);
                beginsAt = 0;
            }
            case Step.Popped _ -> {
                stack.poll();
                lines.poll();
            }
            case Step.Output print -> output.add(print.text());
            case Step.PhaseEntered entered -> phase = entered.phase();
            case Step.LineReached _,
                    Step.CheckpointBegan _,
                    Step.CheckpointEnded _,
                    Step.CheckpointSkipped _,
                    Step.ClockJumped _,
                    Step.Burned _,
                    Step.Awaited _,
                    Step.Settled _,
                    Step.Unhandled _,
                    Step.HandledLate _,
                    Step.Raced _,
                    Step.Exited _,
                    Step.Failed _ -> {}
        }
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

    // the function on top of the stack is on that line now
    private void reach(String at) {
        int line = header.lineOf(at);
        if (line > 0 && !lines.isEmpty()) {
            lines.pop();
            lines.push(line);
        }
    }

    private void join(String queue, long task, String name) {
        waiting.computeIfAbsent(queue, _ -> new LinkedHashMap<>())
                .put(task, new Waiting(task, name, 0));
    }

    private void leave(String queue, long task) {
        unset(task);
        waiting.getOrDefault(queue, new LinkedHashMap<>()).remove(task);
    }

    private void setTimer(Waiting timer) {
        unset(timer.task());
        set.put(timer.task(), timer);
        timers.add(timer);
    }

    private void unset(long task) {
        Waiting timer = set.remove(task);
        if (timer != null) {
            timers.remove(timer);
        }
    }
}
