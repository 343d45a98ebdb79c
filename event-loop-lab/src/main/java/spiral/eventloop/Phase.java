package spiral.eventloop;

import java.util.List;
import java.util.Objects;

/// One station of the loop's round: a name, what is done there, and the queues that it concerns.
///
/// @param name what the trace calls it
/// @param queues the queues that are filled or run, one but for [Action#PICK_ONE]
/// @param period nanoseconds between two frames, for [Action#RUN_FRAME]; else 0
public record Phase(String name, Action action, List<String> queues, long period) {
    /// What a loop can do with a queue.
    public enum Action {
        /// Move the timers that are due to the end of the queue.
        MOVE_DUE_TIMERS,
        /// Run the timers that are due, list by list as [TimerLists] keeps them, a checkpoint
        /// between two.
        RUN_TIMERS,
        /// Run the first task of one of the queues, then a microtask checkpoint. The loop's
        /// [Picking] chooses among queues that hold something.
        PICK_ONE,
        /// Run the tasks that are in the queue when the phase begins, a checkpoint after each;
        /// those which they add wait for the next turn.
        RUN_WAITING,
        /// A checkpoint, and then as [#RUN_WAITING]; but if the last of them fails, those that
        /// were added meanwhile follow at once.
        RUN_CHECK,
        /// If a period has begun since the last frame, run the queue as [#RUN_WAITING].
        RUN_FRAME,
        /// If no other queue holds a task, run the queue as [#RUN_WAITING].
        RUN_IDLE,
        /// Take in what other threads posted and what requests have completed; if nothing can
        /// run, sleep until something is due or is posted, or end if nothing ever will be.
        RECEIVE
    }

    public Phase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(action, "action");
        queues = List.copyOf(queues);
        if (queues.isEmpty()) {
            throw new IllegalArgumentException("phase " + name + " needs a queue");
        }
    }

    /// A phase of one queue.
    public Phase(String name, Action action, String queue) {
        this(name, action, List.of(queue), 0);
    }

    /// The first of its queues.
    public String queue() {
        return queues.getFirst();
    }

    boolean runs() {
        return action != Action.MOVE_DUE_TIMERS && action != Action.RECEIVE;
    }
}
