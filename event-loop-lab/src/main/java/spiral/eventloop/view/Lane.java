package spiral.eventloop.view;

import java.util.List;
import java.util.stream.Stream;

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

    /// A lane of the first items that matter.
    static Lane of(String title, Kind kind, Stream<String> items, int size) {
        return new Lane(title, kind, items.limit(LoopState.SHOWN).toList(), size);
    }

    /// How many items are not among [#items].
    public int hidden() {
        return size - items.size();
    }
}
