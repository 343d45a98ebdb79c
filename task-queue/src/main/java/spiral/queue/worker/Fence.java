package spiral.queue.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;

/// Keeps a worker that cannot reach the store from running what others may be running by then.
///
///     heartbeat sent ──────── 2/3 of the lease ──────── lease ends
///         jobs start            nothing new starts       handlers are interrupted
///
/// Measured on the loop's monotonic clock from the moment at which the last heartbeat that was
/// answered had been sent: the store counts from a later one. So this worker stops before it is
/// given up. Owned by the loop's thread.
final class Fence {
    private final EventLoop loop;
    private final Duration lease;
    private final Coordinator coordinator;
    private final Runnable whenOut;
    private @Nullable Timeout narrow;
    private @Nullable Timeout end;
    private boolean out;

    /// @param whenOut runs at the lease's end, beside the coordinator's stop
    Fence(EventLoop loop, Duration lease, Coordinator coordinator, Runnable whenOut) {
        this.loop = loop;
        this.lease = lease;
        this.coordinator = coordinator;
        this.whenOut = whenOut;
    }

    /// The heartbeat that was sent then has been answered: the lease holds from there on.
    void beaten(long sentNanos) {
        lower();
        Duration since = Duration.ofNanos(loop.nanos() - sentNanos);
        narrow = after(lease.multipliedBy(2).dividedBy(3).minus(since), this::startNothing);
        end = after(lease.minus(since), this::leaseEnds);
        coordinator.fence(false);
    }

    /// The lease was given up, or a new one begins.
    void lower() {
        out = false;
        cancel(narrow);
        cancel(end);
    }

    /// True after the lease's end: what this worker held is no longer its own.
    boolean out() {
        return out;
    }

    private void startNothing() {
        coordinator.fence(true);
    }

    private void leaseEnds() {
        out = true;
        coordinator.leaseLost();
        whenOut.run();
    }

    private Timeout after(Duration wait, Runnable then) {
        return loop.setTimeout("fence", wait.isNegative() ? Duration.ZERO : wait, then);
    }

    private static void cancel(@Nullable Timeout timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }
}
