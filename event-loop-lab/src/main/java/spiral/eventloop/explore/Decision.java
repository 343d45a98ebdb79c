package spiral.eventloop.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Phase;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// A moment at which tasks waited in several sources of a page: the browser may take any.
///
/// Source: HTML Standard, section 8.1.7.3, step 2 of the processing model.
///
/// @param step the number of the step at which it took one
/// @param taken what it took
/// @param left the first task of each other source
public record Decision(long step, Waiting taken, List<Waiting> left) {
    private static final List<String> SOURCES =
            LoopModel.BROWSER.phases().stream()
                    .filter(phase -> phase.action() == Phase.Action.PICK_ONE)
                    .flatMap(phase -> phase.queues().stream())
                    .toList();

    /// A task that waits.
    ///
    /// @param step the number of the step at which it joined its source
    public record Waiting(long step, String source, long task, String name) {}

    public Decision {
        left = List.copyOf(left);
    }

    /// The decisions of a run, in order; none if it is not a page's.
    public static List<Decision> in(Recording recording) {
        if (!recording.header().model().equals(LoopModel.BROWSER.name())) {
            return List.of();
        }
        Map<String, Deque<Waiting>> sources = new LinkedHashMap<>();
        SOURCES.forEach(source -> sources.put(source, new ArrayDeque<>()));
        List<Decision> decisions = new ArrayList<>();
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.Enqueued it ->
                        join(sources, new Waiting(it.number(), it.queue(), it.task(), it.name()));
                case Step.TimerDue it ->
                        join(sources, new Waiting(it.number(), it.queue(), it.task(), it.name()));
                case Step.Completed it ->
                        join(sources, new Waiting(it.number(), it.queue(), it.task(), it.name()));
                case Step.Cancelled it ->
                        sources.values().forEach(all -> all.removeIf(w -> w.task() == it.task()));
                case Step.Dequeued it when sources.containsKey(it.queue()) ->
                        take(it, sources, decisions);
                default -> {}
            }
        }
        return decisions;
    }

    private static void join(Map<String, Deque<Waiting>> sources, Waiting task) {
        if (sources.containsKey(task.source())) {
            Objects.requireNonNull(sources.get(task.source())).add(task);
        }
    }

    private static void take(
            Step.Dequeued step, Map<String, Deque<Waiting>> sources, List<Decision> decisions) {
        Waiting taken = Objects.requireNonNull(sources.get(step.queue())).remove();
        List<Waiting> left =
                sources.entrySet().stream()
                        .filter(each -> !each.getKey().equals(step.queue()))
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getValue().getFirst())
                        .toList();
        if (!left.isEmpty()) {
            decisions.add(new Decision(step.number(), taken, left));
        }
    }
}
