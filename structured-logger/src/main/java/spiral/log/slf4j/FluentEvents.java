package spiral.log.slf4j;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Lends out sentences and takes them back, so that an event makes no garbage.
///
/// A platform thread has one of its own, virtual threads share a few. One that never comes back,
/// because its sentence was begun and not ended, is simply made anew next time.
final class FluentEvents {
    /// Sentences shared by all virtual threads; a power of two.
    static final int SHARED = 16;

    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);
    // each slot holds one that nobody uses, or null
    private final AtomicReferenceArray<@Nullable FluentEvent> shared =
            new AtomicReferenceArray<>(SHARED);

    /// Where a platform thread leaves its sentence between two events.
    private static final class Desk {
        // owned by the thread
        private @Nullable FluentEvent spare;
    }

    FluentEvent take(SpiralLogger logger, Level level) {
        Thread thread = Thread.currentThread();
        FluentEvent spare;
        if (thread.isVirtual()) {
            spare = shared.getAndSet(slot(thread), null);
        } else {
            Desk desk = desks.get();
            spare = desk.spare;
            desk.spare = null;
        }
        FluentEvent event = spare != null ? spare : new FluentEvent(this);
        event.restart(logger, level, thread);
        return event;
    }

    /// Takes it back from the thread that took it; one that travelled is left alone.
    void giveBack(FluentEvent event, Thread owner) {
        Thread thread = Thread.currentThread();
        if (thread.equals(owner)) {
            if (thread.isVirtual()) {
                shared.set(slot(thread), event);
            } else {
                desks.get().spare = event;
            }
        }
    }

    private static int slot(Thread thread) {
        return (int) thread.threadId() & (SHARED - 1);
    }
}
