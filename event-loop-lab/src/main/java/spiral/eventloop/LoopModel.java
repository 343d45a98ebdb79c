package spiral.eventloop;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The order in which a loop serves its queues, as a value: another model is another value, never
/// another loop.
///
///     phases      timers --> tasks --> receive --+      one turn
///                   ^                            |
///                   +----------------------------+
///     checkpoint  microtasks                            after every task
///
/// @param name what people call the model
/// @param phases one turn of the loop, in order
/// @param checkpoint the queues that are emptied after every task, in order, again and again until
///         all are empty; [#MICROTASKS] is one of them
public record LoopModel(String name, List<Phase> phases, List<String> checkpoint) {
    /// The queue of promise jobs and [EventLoop#queueMicrotask].
    public static final String MICROTASKS = "microtasks";

    /// The queue of posted tasks, and of due timers in [#SIMPLE].
    public static final String MACROTASKS = "macrotasks";

    /// The smallest loop that orders like a browser's with one task queue: due timers join the
    /// queue, one task runs, the microtasks are emptied, and again.
    public static final LoopModel SIMPLE =
            new LoopModel(
                    "simple",
                    List.of(
                            new Phase("timers", Phase.Action.MOVE_DUE_TIMERS, MACROTASKS),
                            new Phase("tasks", Phase.Action.RUN_ONE, MACROTASKS),
                            new Phase("receive", Phase.Action.RECEIVE, MACROTASKS)),
                    List.of(MICROTASKS));

    /// Checks that a loop can live by this model.
    ///
    /// @throws IllegalArgumentException if the model has not exactly one place to move timers and
    ///         one to receive, if a queue is filled but never run, or if microtasks are never
    ///         emptied
    public LoopModel {
        phases = List.copyOf(phases);
        checkpoint = List.copyOf(checkpoint);
        requireOne(name, phases, Phase.Action.MOVE_DUE_TIMERS);
        requireOne(name, phases, Phase.Action.RECEIVE);
        requireRun(name, phases);
        if (!checkpoint.contains(MICROTASKS)) {
            throw new IllegalArgumentException(
                    "model " + name + " must empty " + MICROTASKS + " but empties " + checkpoint);
        }
    }

    /// The queue that takes in what is posted.
    String posts() {
        return phases.stream()
                .filter(phase -> phase.action() == Phase.Action.RECEIVE)
                .map(Phase::queue)
                .findFirst()
                .orElseThrow();
    }

    private static void requireOne(String name, List<Phase> phases, Phase.Action action) {
        long count = phases.stream().filter(phase -> phase.action() == action).count();
        if (count != 1) {
            throw new IllegalArgumentException(
                    "model " + name + " must have one phase " + action + " but has " + count);
        }
    }

    private static void requireRun(String name, List<Phase> phases) {
        Set<String> run =
                phases.stream().filter(Phase::runs).map(Phase::queue).collect(Collectors.toSet());
        for (Phase phase : phases) {
            if (!run.contains(phase.queue())) {
                throw new IllegalArgumentException(
                        "model " + name + " fills " + phase.queue() + " but never runs it");
            }
        }
    }
}
