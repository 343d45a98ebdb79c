package spiral.eventloop;

import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps a loop on the wall clock running although nothing is left to do, until it is closed.
///
/// Any thread may close it; closing again does nothing.
public final class KeepAlive implements AutoCloseable {
    private final Inbox inbox;
    private final AtomicBoolean open = new AtomicBoolean(true);

    KeepAlive(Inbox inbox) {
        this.inbox = inbox;
        inbox.hold();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            inbox.release();
        }
    }
}
