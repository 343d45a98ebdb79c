package spiral.eventloop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The task queues of a model, by name.
///
/// Only the loop's thread touches it.
final class Queues {
    private final Map<String, TaskSource> byName = new HashMap<>();
    // those that are served as soon as the loop comes by, and those that wait for their moment
    private final List<TaskSource> prompt = new ArrayList<>();
    private final List<TaskSource> patient = new ArrayList<>();
    private long joined;

    Queues(LoopModel model) {
        for (Phase phase : model.phases()) {
            for (String queue : phase.queues()) {
                byName.computeIfAbsent(queue, _ -> newQueue(phase));
            }
        }
    }

    private TaskSource newQueue(Phase phase) {
        TaskSource queue = new TaskSource();
        boolean waits =
                phase.action() == Phase.Action.RUN_FRAME || phase.action() == Phase.Action.RUN_IDLE;
        (waits ? patient : prompt).add(queue);
        return queue;
    }

    /// The queue of that name, if the model has one.
    @Nullable TaskSource get(String name) {
        return byName.get(name);
    }

    void add(TaskSource queue, Task task) {
        queue.add(task, ++joined);
    }

    /// Whether a task waits that can run as soon as the loop comes by.
    boolean canRun() {
        return !allQuiet(prompt);
    }

    /// Whether a task waits for which the loop must not end.
    boolean keepAlive() {
        return !allQuiet(prompt) || !allQuiet(patient);
    }

    private static boolean allQuiet(List<TaskSource> queues) {
        for (TaskSource queue : queues) {
            if (!queue.isQuiet()) {
                return false;
            }
        }
        return true;
    }
}
