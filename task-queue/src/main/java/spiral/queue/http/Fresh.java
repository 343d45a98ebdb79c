package spiral.queue.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made anew when somebody asks and the last one is too old: however often it is
/// asked for, it costs one making per span. One caller makes it, the others wait for that one.
final class Fresh<T> {
    private final InstantSource clock;
    private final Duration span;
    private final Supplier<T> making;
    private final ReentrantLock lock = new ReentrantLock();
    // guarded by the lock
    private Instant made = Instant.MIN;
    private @Nullable T value;

    Fresh(InstantSource clock, Duration span, Supplier<T> making) {
        this.clock = clock;
        this.span = span;
        this.making = making;
    }

    T get() {
        lock.lock();
        try {
            T last = value;
            if (last != null && clock.instant().isBefore(made.plus(span))) {
                return last;
            }
            T next = making.get();
            made = clock.instant();
            value = next;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
