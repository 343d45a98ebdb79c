package spiral.eventloop;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Real time: the one place where the loop reads the system's clock and parks its thread.
///
/// How a wake-up is never lost: the sleeper first writes its name into `sleeper` and then looks
/// whether there is news; a poster first adds its news and then reads `sleeper`. Both fields are
/// volatile, so at least one of the two sees the other, and `unpark` before `park` makes the park
/// return at once. A busy loop costs a poster one volatile read.
final class WallClock implements LoopClock {
    private final long origin = System.nanoTime();

    // written by the loop's thread, read by any
    private volatile @Nullable Thread sleeper;

    @Override
    public long nanos() {
        return System.nanoTime() - origin;
    }

    @Override
    public void sleepUntil(long due, BooleanSupplier awake) {
        sleeper = Thread.currentThread();
        if (!awake.getAsBoolean()) {
            LockSupport.parkNanos(this, due - nanos());
        }
        sleeper = null;
    }

    @Override
    public void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void burn(long work) {
        long end = nanos() + work;
        while (nanos() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, end - nanos());
        }
    }

    @Override
    public boolean hearsOtherThreads() {
        return true;
    }
}
