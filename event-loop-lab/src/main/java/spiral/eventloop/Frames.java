package spiral.eventloop;

import org.jspecify.annotations.Nullable;

/// The moments at which a screen can be drawn: the beginnings of periods, if anybody waits for one.
///
///     0 ms         16.7         33.3         50.0
///      |  long task ->->->|->      |            |      a late frame is drawn as soon as it can be
///
/// Only the loop's thread touches it.
final class Frames {
    private final @Nullable TaskSource queue;
    private final long period;
    // the period of the last frame that was drawn
    private long last;

    Frames(LoopModel model, Queues queues) {
        Phase frame =
                model.phases().stream()
                        .filter(phase -> phase.action() == Phase.Action.RUN_FRAME)
                        .findFirst()
                        .orElse(null);
        queue = frame == null ? null : queues.get(frame.queue());
        period = frame == null ? 1 : frame.period();
    }

    /// Whether a new frame begins now.
    boolean begin(long now) {
        boolean begins = now / period > last;
        last = now / period;
        return begins;
    }

    /// When the next frame begins for which somebody waits, or [TimerStore#NEVER].
    long nextDue() {
        return queue == null || queue.isEmpty() ? TimerStore.NEVER : (last + 1) * period;
    }
}
