package spiral.log.slf4j;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Lends out sentences and takes them back, so that an event makes no garbage.
///
/// A platform thread has one of its own, on its [Desk]; virtual threads share a few. One that never
/// comes back, because its sentence was begun and not ended, is simply made anew next time.
final class FluentEvents {
    /// Sentences shared by all virtual threads; a power of two.
    static final int SHARED = 16;

    private final ContextMap contexts;
    // each slot holds one that nobody uses, or null
    private final AtomicReferenceArray<@Nullable FluentEvent> shared =
            new AtomicReferenceArray<>(SHARED);

    /// Sentences that begin with the context of their thread.
    FluentEvents(ContextMap contexts) {
        this.contexts = contexts;
    }

    FluentEvent take(SpiralLogger logger, Level level) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            FluentEvent spare = shared.getAndSet(slot(thread), null);
            FluentEvent event = spare != null ? spare : new FluentEvent(this);
            return event.restart(logger, level, thread, contexts.current());
        }
        Desk desk = contexts.desk();
        return desk.sentence().restart(logger, level, thread, desk.mdc());
    }

    /// Takes it back from the virtual thread that took it.
    void giveBack(FluentEvent event, Thread owner) {
        shared.set(slot(owner), event);
    }

    private static int slot(Thread thread) {
        return (int) thread.threadId() & (SHARED - 1);
    }
}
