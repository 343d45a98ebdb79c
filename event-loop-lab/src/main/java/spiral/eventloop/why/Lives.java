package spiral.eventloop.why;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// The lives of all tasks of a recording, found in one pass.
public final class Lives {
    private static final long NOT_YET = Long.MAX_VALUE;
    private static final long NO_TIME = -1;

    private record Running(long task, int depth) {}

    private final Map<Long, Life> lives = new LinkedHashMap<>();
    private final Deque<Running> running = new ArrayDeque<>();
    private int depth;
    private final List<Life> ran;

    private Lives(List<Step> steps) {
        steps.forEach(this::take);
        ran =
                lives.values().stream()
                        .filter(Life::ran)
                        .sorted(Comparator.comparingLong(Life::began))
                        .toList();
    }

    /// The lives of a run.
    public static Lives of(Recording recording) {
        return new Lives(recording.steps());
    }

    /// All of them, in the order in which they were asked for.
    public Collection<Life> all() {
        return lives.values();
    }

    /// Those that ran, in the order in which they began.
    public List<Life> ran() {
        return ran;
    }

    /// The task of that number.
    public Optional<Life> task(long number) {
        return Optional.ofNullable(lives.get(number));
    }

    /// The task that runs at the step of that number, the innermost one.
    public Optional<Life> running(long step) {
        int low = 0;
        int high = ran.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ran.get(middle).began() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ran.subList(0, low).reversed().stream()
                .filter(life -> life.runsDuring(step))
                .findFirst();
    }

    private void take(Step step) {
        long at = step.number();
        switch (step) {
            case Step.Enqueued in ->
                    born(in.task(), in.name(), in.by(), in.at(), at, in.queue(), NO_TIME);
            case Step.TimerSet set ->
                    born(
                            set.task(),
                            set.name(),
                            set.by(),
                            set.at(),
                            at,
                            LoopModel.TIMERS,
                            set.due());
            case Step.Requested asked ->
                    born(
                            asked.task(),
                            asked.name(),
                            asked.by(),
                            asked.at(),
                            at,
                            LoopModel.REQUESTS,
                            asked.due());
            case Step.Completed done ->
                    lives.computeIfPresent(done.task(), (_, life) -> life.joins(done.queue(), at));
            case Step.Cancelled gone ->
                    lives.computeIfPresent(gone.task(), (_, life) -> life.ends(at));
            case Step.TimerDue due ->
                    lives.computeIfPresent(due.task(), (_, life) -> life.joins(due.queue(), at));
            case Step.Dequeued out -> {
                lives.computeIfPresent(out.task(), (_, life) -> life.begins(out.queue(), at));
                running.push(new Running(out.task(), depth));
            }
            case Step.Pushed _ -> depth++;
            case Step.Popped _ -> popped(at);
            default -> {}
        }
    }

    private void born(
            long task, String name, long by, String place, long step, String queue, long due) {
        lives.put(task, new Life(task, name, by, place, step, queue, due, step, 0, NOT_YET));
    }

    private void popped(long at) {
        depth = Math.max(0, depth - 1);
        Running inner = running.peek();
        if (inner != null && inner.depth() == depth) {
            running.pop();
            lives.computeIfPresent(inner.task(), (_, life) -> life.ends(at));
        }
    }
}
