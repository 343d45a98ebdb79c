package spiral.queue.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import spiral.eventloop.EventLoop;

/// A loop on virtual time, and a store that answers it when the test says so.
abstract class AskedStore {
    final EventLoop loop = EventLoop.onVirtualClock().build();
    final StoreDouble store = new StoreDouble();

    final Deque<Runnable> asked = new ArrayDeque<>();

    final StoreThread storeThread() {
        return new StoreThread(loop, asked::add);
    }

    final void onLoop(Runnable action) {
        loop.post("test", action);
        loop.runUntilIdle();
    }

    /// Lets the store answer everything that it was asked, and what follows from that.
    final void storeAnswers() {
        while (!asked.isEmpty()) {
            asked.remove().run();
            loop.runUntilIdle();
        }
    }
}
