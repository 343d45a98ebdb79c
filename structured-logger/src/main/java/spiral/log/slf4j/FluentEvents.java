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
    static final class Desk {
        // owned by the thread
        private @Nullable FluentEvent spare;
    }

    FluentEvent take(SpiralLogger logger, Level level) {
        Thread thread = Thread.currentThread();
        FluentEvent event;
        if (thread.isVirtual()) {
            FluentEvent spare = shared.getAndSet(slot(thread), null);
            event = spare != null ? spare : new FluentEvent(this, null);
        } else {
            Desk desk = desks.get();
            event = desk.spare != null ? desk.spare : new FluentEvent(this, desk);
            desk.spare = null;
        }
        event.restart(logger, level, thread);
        return event;
    }

    /// Takes it back from the thread that took it; one that travelled is left alone.
    void giveBack(FluentEvent event, @Nullable Desk desk, Thread owner) {
        if (owner.equals(Thread.currentThread())) {
            if (desk == null) {
                shared.set(slot(owner), event);
            } else {
                desk.spare = event;
            }
        }
    }

    private static int slot(Thread thread) {
        return (int) thread.threadId() & (SHARED - 1);
    }
}
