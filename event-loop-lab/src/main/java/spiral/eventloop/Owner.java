package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whose the loop is: the thread that runs it, for as long as it runs.
///
/// The thread is null while nobody runs the loop. Any thread may ask; what was lent belongs to the
/// loop's thread.
final class Owner {
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final Deque<Optional<Thread>> lenders = new ArrayDeque<>();

    /// Runs something as the loop's thread.
    ///
    /// @throws IllegalStateException if the loop runs already
    void run(Runnable work) {
        if (!thread.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException("the loop runs already, on " + thread.get());
        }
        try {
            work.run();
        } finally {
            thread.set(null);
        }
    }

    /// Makes the calling thread the loop's own, until [#giveBack].
    void lend() {
        lenders.push(Optional.ofNullable(thread.getAndSet(Thread.currentThread())));
    }

    void giveBack() {
        thread.set(lenders.pop().orElse(null));
    }

    /// Whether the caller is the thread that runs the loop at the moment.
    boolean isCaller() {
        return Thread.currentThread().equals(thread.get());
    }

    /// @throws IllegalStateException if another thread runs the loop
    void requireCaller() {
        Thread running = thread.get();
        if (running != null && !running.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "the loop runs on " + running + "; from other threads, post to it");
        }
    }
}
