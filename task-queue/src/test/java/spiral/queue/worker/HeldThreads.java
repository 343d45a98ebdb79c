package spiral.queue.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;

/// Threads that stand still until the test runs their bodies; interrupts are counted.
final class HeldThreads implements ThreadFactory {
    final Deque<Runnable> bodies = new ArrayDeque<>();
    int interrupts;

    @Override
    public Thread newThread(Runnable body) {
        return new Thread(body) {
            @Override
            public void start() {
                bodies.add(body);
            }

            @Override
            public void interrupt() {
                interrupts++;
            }
        };
    }
}
