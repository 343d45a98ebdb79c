package spiral.queue.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import spiral.async.Delay;
import spiral.async.Scheduler;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;

/// Lets async-patterns' policies wait on the event loop: one owner of time per process, no second
/// timer thread. Tasks run on the loop's thread; on a virtual loop all of it is virtual.
public final class LoopScheduler implements Scheduler {
    private final EventLoop loop;

    /// A scheduler on this loop, for any thread.
    public LoopScheduler(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public long nanos() {
        return loop.nanos();
    }

    @Override
    public Delay schedule(Duration delay, Runnable task) {
        Wait wait = new Wait(task);
        Duration time = delay.isNegative() ? Duration.ZERO : delay;
        Duration bounded = time.compareTo(EventLoop.LONGEST) > 0 ? EventLoop.LONGEST : time;
        onLoop(() -> wait.arm(bounded));
        return wait;
    }

    private void onLoop(Runnable action) {
        if (loop.onLoopThread()) {
            action.run();
        } else {
            loop.post("timer", action);
        }
    }

    private final class Wait implements Delay {
        // true once somebody has decided: the loop to run it, or a caller to cancel it
        private final AtomicBoolean decided = new AtomicBoolean();
        // the next two belong to the loop's thread; the task is let go when it is decided
        private @Nullable Timeout timeout;
        private volatile @Nullable Runnable task;

        Wait(Runnable task) {
            this.task = task;
        }

        void arm(Duration delay) {
            if (!decided.get()) {
                timeout = loop.setTimeout("timer", delay, this::run);
            }
        }

        @Override
        public boolean cancel() {
            boolean first = decided.compareAndSet(false, true);
            if (first) {
                task = null;
                onLoop(this::disarm);
            }
            return first;
        }

        private void disarm() {
            if (timeout != null) {
                timeout.cancel();
            }
        }

        private void run() {
            Runnable due = task;
            if (decided.compareAndSet(false, true) && due != null) {
                task = null;
                due.run();
            }
        }
    }
}
