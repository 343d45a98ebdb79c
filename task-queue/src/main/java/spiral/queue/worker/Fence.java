package spiral.queue.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;

/// Keeps a worker that cannot reach the store from running what others may be running by then: asks
/// its [Lease] at the moments at which the answer changes. Owned by the loop's thread.
final class Fence {
    private final EventLoop loop;
    private final Lease lease;
    private final Coordinator coordinator;
    private final Runnable whenOut;
    private @Nullable Timeout next;
    private boolean out;

    /// @param whenOut runs at the lease's end, beside the coordinator's stop
    Fence(EventLoop loop, Duration lease, Coordinator coordinator, Runnable whenOut) {
        this.loop = loop;
        this.lease = new Lease(lease);
        this.coordinator = coordinator;
        this.whenOut = whenOut;
    }

    /// The heartbeat that was sent then has been answered: the lease holds from there on.
    void beaten(long sentNanos) {
        out = false;
        lease.renewed(sentNanos);
        look();
    }

    /// The lease was given up, or a new one begins.
    void lower() {
        out = false;
        lease.givenUp();
        cancelNext();
    }

    /// True after the lease's end: what this worker held is no longer its own.
    boolean out() {
        return out;
    }

    /// The time between two heartbeats.
    Duration beatEvery() {
        return lease.beatEvery();
    }

    private void look() {
        cancelNext();
        long now = loop.nanos();
        if (lease.mayRun(now)) {
            next = loop.setTimeout("fence", lease.untilNext(now), this::look);
            coordinator.fence(!lease.mayStart(now));
        } else {
            out = true;
            coordinator.fence(true);
            coordinator.leaseLost();
            whenOut.run();
        }
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel();
        }
    }
}
