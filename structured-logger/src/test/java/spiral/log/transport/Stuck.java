package spiral.log.transport;

import java.util.concurrent.CountDownLatch;
import spiral.log.Line;
import spiral.log.Transport;

/// Lets nothing through until it is released.
final class Stuck extends Forwarding {
    private final CountDownLatch released = new CountDownLatch(1);

    Stuck(Transport to) {
        super(to);
    }

    void release() {
        released.countDown();
    }

    @Override
    public void write(Line line) {
        try {
            released.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        super.write(line);
    }
}
