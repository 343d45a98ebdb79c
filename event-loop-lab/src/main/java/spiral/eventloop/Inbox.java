package spiral.eventloop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The door in the loop's wall: all that other threads may touch.
///
///     thread 1 --put--+
///     thread 2 --put--+--> [ letters ] --take--> the loop's thread
///     thread 3 --stop-+
///
/// Letters of one thread are taken in the order in which it put them. The inbox has no bound: a
/// post must neither block its thread nor get lost, so whoever posts bounds what is under way.
final class Inbox {
    /// The most letters taken in one turn, so that a flood of posts cannot keep the loop from
    /// running what it has.
    static final int BATCH = 1_024;

    /// Work that was posted and is not yet a task.
    record Letter(String name, Runnable body) {}

    private final LoopClock clock;

    // put by any thread, taken by the loop's
    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();

    // how many holds are open; changed by any thread, never below zero
    private final AtomicInteger holds = new AtomicInteger();

    // false until any thread asks for the end, then true for good
    private volatile boolean stopped;

    Inbox(LoopClock clock) {
        this.clock = clock;
    }

    void put(Letter letter) {
        letters.add(letter);
        clock.wake();
    }

    /// Hands over at most [#BATCH] letters, the oldest first.
    void take(Consumer<Letter> receiver) {
        for (int taken = 0; taken < BATCH; taken++) {
            @Nullable Letter letter = letters.poll();
            if (letter == null) {
                return;
            }
            receiver.accept(letter);
        }
    }

    /// Whether the loop has a reason to look here.
    boolean hasNews() {
        return stopped || !letters.isEmpty();
    }

    /// Whether a loop that only waits for other threads has a reason to look here, or to end.
    boolean hasNewsOrNoHold() {
        return hasNews() || !held();
    }

    void stop() {
        stopped = true;
        clock.wake();
    }

    boolean stopped() {
        return stopped;
    }

    void hold() {
        holds.incrementAndGet();
    }

    void release() {
        if (holds.decrementAndGet() == 0) {
            clock.wake();
        }
    }

    boolean held() {
        return holds.get() > 0;
    }
}
