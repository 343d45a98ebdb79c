package spiral.queue.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts handled jobs: when the first one came in, and when the last.
final class Finish {
    private final int jobs;
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final CountDownLatch all = new CountDownLatch(1);

    Finish(int jobs) {
        this.jobs = jobs;
    }

    void one() {
        many(1);
    }

    void many(int more) {
        long now = System.nanoTime();
        first.compareAndSet(0, now);
        if (handled.addAndGet(more) >= jobs) {
            last.compareAndSet(0, now);
            all.countDown();
        }
    }

    /// Jobs per second; waits for the last one, but not for ever.
    double rate() throws InterruptedException {
        if (!all.await(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    "only %d of %d jobs after 3 minutes".formatted(handled.get(), jobs));
        }
        return jobs * 1e9 / (last.get() - first.get());
    }
}
