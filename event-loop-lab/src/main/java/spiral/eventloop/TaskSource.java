package spiral.eventloop;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A [TaskQueue] whose first task can be looked at, to compare it with the first of other sources.
///
/// Only the loop's thread touches it.
final class TaskSource {
    private final TaskQueue others = new TaskQueue();
    private @Nullable Task first;
    // those for which the loop does not wait: cancelled, or without a reference
    private int quiet;

    /// Puts a task at the end of the line.
    ///
    /// @param position its number among all tasks of the loop that ever joined a line
    void add(Task task, long position) {
        task.join(this, position);
        quiet += task.counts() ? 0 : 1;
        if (first == null) {
            first = task;
        } else {
            others.add(task);
        }
    }

    /// The task that waited longest.
    ///
    /// @throws NoSuchElementException if nothing waits
    Task first() {
        if (first == null) {
            throw new NoSuchElementException("the queue is empty");
        }
        return first;
    }

    /// Removes and returns the task that waited longest.
    ///
    /// @throws NoSuchElementException if nothing waits
    Task take() {
        Task taken = first();
        first = others.isEmpty() ? null : others.take();
        quiet -= taken.counts() ? 0 : 1;
        taken.leave();
        return taken;
    }

    /// Whether the loop waits for none of its tasks.
    boolean isQuiet() {
        return first == null || size() == quiet;
    }

    void countQuiet(int more) {
        quiet += more;
    }

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return first == null ? 0 : 1 + others.size();
    }
}
