package spiral.eventloop;

import java.util.Objects;

/// One station of the loop's round: a name, what is done there, and the queue that it concerns.
///
/// @param name what the trace calls it
/// @param queue the queue that is filled or run
public record Phase(String name, Action action, String queue) {
    /// What a loop can do with a queue.
    public enum Action {
        /// Move the timers that are due to the end of the queue.
        MOVE_DUE_TIMERS,
        /// Run the queue's first task, then a microtask checkpoint.
        RUN_ONE,
        /// Run the tasks that are in the queue when the phase begins, a checkpoint after each;
        /// those which they add wait for the next turn.
        RUN_WAITING,
        /// Take in what other threads posted; if no queue holds a task, sleep until a timer is due
        /// or something is posted.
        RECEIVE
    }

    public Phase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(queue, "queue");
    }

    boolean runs() {
        return action == Action.RUN_ONE || action == Action.RUN_WAITING;
    }
}
