package spiral.log.transport;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sees to it that no line waits in a buffer for ever when no other line follows: a thread that
/// flushes at each interval. It does not keep a forgotten transport alive.
final class Flusher {
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final long SHORTEST_NANOS = Duration.ofMillis(1).toNanos();

    private final WeakReference<FileTransport> transport;
    private final long pauseNanos;
    // set once
    private volatile boolean ended;
    private @Nullable Thread thread; // set once, by start

    Flusher(FileTransport transport, Duration interval) {
        this.transport = new WeakReference<>(transport);
        boolean long_ = interval.compareTo(Duration.ofNanos(LONGEST_NANOS)) > 0;
        this.pauseNanos = long_ ? LONGEST_NANOS : Math.max(SHORTEST_NANOS, interval.toNanos());
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("log-flush").start(this::work);
    }

    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    private void work() {
        while (!ended) {
            LockSupport.parkNanos(pauseNanos);
            FileTransport still = transport.get();
            if (still == null) {
                return;
            }
            still.flushWaiting();
        }
    }
}
