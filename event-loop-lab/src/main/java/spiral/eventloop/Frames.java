package spiral.eventloop;

import org.jspecify.annotations.Nullable;

/// The moments at which a screen can be drawn: one after each period, if anybody waits for it.
///
///     0 ms         16.7         33.3         50.0
///      |  long task ->->->|->      |            |      a late frame is drawn as soon as it can be
///
/// Only the loop's thread touches it.
final class Frames {
    private final @Nullable TaskSource queue;
    private final long period;
    private final long first; // when the first one can be drawn
    // how many could have been drawn until the last one that was
    private long last;

    /// @param first in nanoseconds, or negative for one period after the start
    Frames(LoopModel model, Queues queues, long first) {
        Phase frame =
                model.phases().stream()
                        .filter(phase -> phase.action() == Phase.Action.RUN_FRAME)
                        .findFirst()
                        .orElse(null);
        queue = frame == null ? null : queues.get(frame.queue());
        period = frame == null ? 1 : frame.period();
        this.first = first < 0 ? period : first;
    }

    /// Whether a new frame begins now.
    boolean begin(long now) {
        long until = now < first ? 0 : (now - first) / period + 1;
        boolean begins = until > last;
        last = until;
        return begins;
    }

    /// When the next frame begins for which somebody waits, or [TimerStore#NEVER].
    long nextDue() {
        return queue == null || queue.isEmpty() ? TimerStore.NEVER : first + last * period;
    }
}
