package spiral.log;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Lends lines out and takes them back, so that an event needs no new buffer.
///
/// A platform thread has a line of its own. Virtual threads come in hundred thousands and share a
/// few: whoever finds none makes one and throws it away. A thread that logs while it logs (from a
/// `toString`) gets a second line; so the pool is never waited for. Lines that grew beyond
/// [#MAX_KEPT] bytes are not kept.
final class LinePool {
    /// One long stack trace must not hold its memory for ever.
    static final int MAX_KEPT = 64 * 1024;

    /// Lines shared by all virtual threads; a power of two.
    static final int SHARED = 16;

    private final ThreadLocal<Line> own = ThreadLocal.withInitial(Line::new);
    // each slot holds a line that nobody uses, or null
    private final AtomicReferenceArray<@Nullable Line> shared = new AtomicReferenceArray<>(SHARED);

    Line take() {
        return Thread.currentThread().isVirtual() ? takeShared() : takeOwn();
    }

    void giveBack(Line line) {
        line.lent(false);
        boolean tooLarge = line.capacity() > MAX_KEPT;
        if (Thread.currentThread().isVirtual()) {
            if (!tooLarge) {
                shared.set(slot(), line);
            }
        } else if (tooLarge && own.get() == line) {
            own.remove();
        }
    }

    private Line takeOwn() {
        Line line = own.get();
        if (line.isLent()) {
            return new Line();
        }
        line.lent(true);
        return line;
    }

    private Line takeShared() {
        Line line = shared.getAndSet(slot(), null);
        return line != null ? line : new Line();
    }

    private static int slot() {
        return (int) Thread.currentThread().threadId() & (SHARED - 1);
    }
}
