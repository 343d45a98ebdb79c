package spiral.queue.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import spiral.queue.StoreException;

/// Tells the other processes that there is work: after the commit that made it, and not more often
/// than every few milliseconds.
///
/// How this works. Whoever has committed sets `asked` and wakes a thread, which does the telling:
/// a submit does not wait for it, and a thousand submits cause one announcement. Whatever is asked
/// while the thread tells or rests is answered by its next round; what is asked before [#close] is
/// told before it returns. Nothing rests on an announcement: whoever misses one looks by himself a
/// little later.
final class Announcing implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Runnable telling;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("announcing").unstarted(this::run);
    private final AtomicBoolean started = new AtomicBoolean();
    // set by anybody, cleared by the thread before it tells
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean closed;

    /// @param telling tells everybody; a [StoreException] means that it could not
    Announcing(Runnable telling) {
        this.telling = telling;
    }

    void announce() {
        if (asked.getAndSet(true)) {
            return;
        }
        if (started.compareAndSet(false, true)) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!started.get()) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (asked.get() || !closed) {
            if (asked.getAndSet(false)) {
                tell();
                rest();
            } else {
                LockSupport.park();
            }
        }
    }

    /// A sleep, since whoever announces would end a park.
    private void rest() {
        try {
            Thread.sleep(closed ? Duration.ZERO : REST);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void tell() {
        try {
            telling.run();
        } catch (StoreException unreachable) {
            return;
        }
    }
}
