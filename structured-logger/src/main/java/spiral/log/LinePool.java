package spiral.log;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Lends lines out and takes them back, so that an event needs no new buffer.
///
/// A platform thread has a line of its own. Virtual threads come in hundred thousands and share a
/// few: whoever finds none makes one and throws it away. A thread that logs while it logs (from a
/// `toString`) finds its line lent out and makes a second one; so the pool is never waited for.
/// Lines that grew beyond [#MAX_KEPT] bytes are not kept.
final class LinePool {
    /// One long stack trace must not hold its memory for ever.
    static final int MAX_KEPT = 64 * 1024;

    /// Lines shared by all virtual threads; a power of two.
    static final int SHARED = 16;

    private final ThreadLocal<Desk> own = ThreadLocal.withInitial(Desk::new);
    // each slot holds a line that nobody uses, or null
    private final AtomicReferenceArray<@Nullable Line> shared = new AtomicReferenceArray<>(SHARED);

    /// Where a platform thread leaves its line between two events.
    private static final class Desk {
        // owned by the thread
        private @Nullable Line line;
    }

    Line take() {
        Line line;
        if (Thread.currentThread().isVirtual()) {
            line = shared.getAndSet(slot(), null);
        } else {
            Desk desk = own.get();
            line = desk.line;
            desk.line = null;
        }
        return line != null ? line : new Line();
    }

    void giveBack(Line line) {
        if (line.capacity() > MAX_KEPT) {
            return;
        }
        if (Thread.currentThread().isVirtual()) {
            shared.set(slot(), line);
        } else {
            own.get().line = line;
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().threadId() & (SHARED - 1);
    }
}
