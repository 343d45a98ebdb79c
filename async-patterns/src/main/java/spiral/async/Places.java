package spiral.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// So many places, and a [Line] for those who find none.
final class Places implements Line.Gate {
    private final Line line = new Line(this);
    private final AtomicInteger taken = new AtomicInteger();
    // written by whoever moves the limit; places that are taken already stay taken
    private volatile int limit;

    Places(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    void limit(int limit) {
        this.limit = limit;
        line.move();
    }

    int taken() {
        return taken.get();
    }

    int waiting() {
        return line.size();
    }

    boolean tryEnter() {
        return line.isEmpty() && tryTake(1);
    }

    void leave() {
        taken.getAndDecrement();
        if (!line.isEmpty()) {
            line.move();
        }
    }

    /// A place as soon as there is one.
    ///
    /// @param queue how many callers may wait
    CompletableFuture<@Nullable Void> enter(int queue) {
        if (tryEnter()) {
            return CompletableFuture.completedFuture(null);
        }
        Line.Waiter waiter = line.join(1, queue);
        return waiter == null ? CompletableFuture.failedFuture(new BulkheadFull(limit)) : waiter;
    }

    @Override
    public boolean tryTake(int permits) {
        int now = taken.get();
        while (now + permits <= limit) {
            if (taken.compareAndSet(now, now + permits)) {
                return true;
            }
            now = taken.get();
        }
        return false;
    }

    @Override
    public void giveBack(int permits) {
        leave();
    }

    @Override
    public void head(int permits) {
        // whoever leaves looks at the line
    }
}
