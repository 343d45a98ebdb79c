package spiral.queue.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made anew when somebody asks and the last one is too old: however often it is
/// asked for, it costs one making per span, and no more than a tenth of the time. One caller makes
/// it, the others wait for that one.
final class Fresh<T> {
    /// A value serves for so many times as long as its making took, where that is more than its span.
    static final int SHARE = 9;

    private final InstantSource clock;
    private final Duration span;
    private final Supplier<T> making;
    private final ReentrantLock lock = new ReentrantLock();
    // guarded by the lock
    private Instant made = Instant.MIN;
    private Duration dear = Duration.ZERO;
    private @Nullable T value;

    Fresh(InstantSource clock, Duration span, Supplier<T> making) {
        this.clock = clock;
        this.span = span;
        this.making = making;
    }

    T get() {
        return get(span);
    }

    /// The same, for somebody who makes do with a value of that age.
    T get(Duration span) {
        lock.lock();
        try {
            T last = value;
            Instant asked = clock.instant();
            if (last != null && asked.isBefore(made.plus(dear.compareTo(span) > 0 ? dear : span))) {
                return last;
            }
            T next = making.get();
            made = clock.instant();
            dear = Duration.between(asked, made).multipliedBy(SHARE);
            value = next;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
