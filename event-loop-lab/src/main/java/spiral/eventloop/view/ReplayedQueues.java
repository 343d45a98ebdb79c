package spiral.eventloop.view;

import java.util.Comparator;
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

/// What waits in a recording at one moment: a line for each queue, and the timers by when they are due.
/// For one thread.
final class ReplayedQueues {
    private static final String TIMERS = LoopModel.TIMERS;

    private record Waiting(long task, String name, long due) {}

    private static final Comparator<Waiting> BY_DUE =
            Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::task);

    private final Map<String, Map<Long, Waiting>> waiting = new LinkedHashMap<>();
    private final Map<Long, Waiting> set = new LinkedHashMap<>();
    private final TreeSet<Waiting> timers = new TreeSet<>(BY_DUE);

    void clear() {
        waiting.clear();
        set.clear();
        timers.clear();
    }

    void join(String queue, long task, String name) {
        waiting.computeIfAbsent(queue, _ -> new LinkedHashMap<>())
                .put(task, new Waiting(task, name, 0));
    }

    void leave(String queue, long task) {
        unset(task);
        waiting.getOrDefault(queue, new LinkedHashMap<>()).remove(task);
    }

    void setTimer(Step.TimerSet timer) {
        unset(timer.task());
        Waiting entry = new Waiting(timer.task(), timer.name(), timer.due());
        set.put(timer.task(), entry);
        timers.add(entry);
    }

    /// A timer is due: it joins a queue.
    void due(Step.TimerDue timer) {
        unset(timer.task());
        join(timer.queue(), timer.task(), timer.name());
    }

    private void unset(long task) {
        Waiting timer = set.remove(task);
        if (timer != null) {
            timers.remove(timer);
        }
    }

    Lane timers() {
        Map<Long, Waiting> due = waiting.getOrDefault(TIMERS, Map.of());
        Stream<String> names =
                Stream.concat(
                        due.values().stream().map(timer -> timer.name() + " due"),
                        timers.stream().map(timer -> timer.name() + " " + Times.text(timer.due())));
        return Lane.of(TIMERS, Lane.Kind.TIMERS, names, due.size() + timers.size());
    }

    Lane lane(String queue, Lane.Kind kind) {
        Map<Long, Waiting> line = waiting.getOrDefault(queue, Map.of());
        return Lane.of(queue, kind, line.values().stream().map(Waiting::name), line.size());
    }

    /// A lane for each queue of the model that something was ever in; a model may have more, and what
    /// the system calls at once waits in none of them.
    static List<String> used(Header header, List<Step> steps) {
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
}
