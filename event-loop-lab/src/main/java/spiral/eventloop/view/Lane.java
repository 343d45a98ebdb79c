package spiral.eventloop.view;

import java.util.List;

/// One place where work can be, at one moment: the stack, a queue, the timers, the output.
///
/// @param title what people call it
/// @param kind what it is, whatever its name
/// @param items what is there, next in line first; of the output, the latest last. Long lanes show
///         only the [LoopState#SHOWN] items that matter most
/// @param size how many there really are
public record Lane(String title, Kind kind, List<String> items, int size) {
    /// What a lane is; each kind has a colour of its own.
    public enum Kind {
        STACK,
        /// Emptied before anything else may run.
        CHECKPOINT,
        TIMERS,
        QUEUE,
        OUTPUT
    }

    /// How many items are not among [#items].
    public int hidden() {
        return size - items.size();
    }
}
