package spiral.log;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The lines of all virtual threads: they come in hundred thousands, so none has one of its own.
///
/// When the disk hangs, each thread that logs would hold a line; so there are at most [#MOST], and
/// the others wait for one. Who waited for [#PATIENCE] gets one beyond the limit: a thread that logs
/// from a `toString` holds one already, and must not wait for itself for ever.
final class SharedLines {
    /// With [Event#MAX_KEPT] bytes each, 16 MiB.
    static final int MOST = 256;

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final BlockingQueue<Line> free = new ArrayBlockingQueue<>(MOST);
    // lines made, at most MOST of them
    private final AtomicInteger made = new AtomicInteger();

    SharedLines(Duration patience) {
        this.patience = patience;
    }

    Line take() {
        Line line = free.poll();
        if (line == null && made.getAndUpdate(count -> Math.min(MOST, count + 1)) == MOST) {
            line = await();
        }
        return line != null ? line : new Line();
    }

    /// Those beyond the limit find no room; long ones are not kept, another takes their place.
    void giveBack(Line line) {
        boolean _ = free.offer(line.capacity() <= Event.MAX_KEPT ? line : new Line());
    }

    private @Nullable Line await() {
        boolean interrupted = Thread.interrupted();
        try {
            return free.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
            return free.poll();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
