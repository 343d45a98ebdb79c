package spiral.async;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The line in front of a gate: first come, first served, and whoever gives up leaves it.
///
///     gate  <--  head   waiter   waiter   waiter
///                          |
///                        leaves: everyone behind moves up
///
/// Nobody passes a caller that waits, also no smaller request. Waiting takes nothing from the gate,
/// so giving up has nothing to return; the head takes its permits when they are there.
///
/// How this works: `somebody` is written under the lock and read without it, so that a caller who
/// finds the gate open and nobody waiting takes no lock at all. A joining waiter raises the flag
/// before it tries the gate once more, and whoever opens the gate looks at the flag afterwards: one
/// of the two sees the other. Ending a future runs foreign code, so it is done without the lock.
final class Line {
    /// What stands at the head of the line.
    interface Gate {
        /// Takes so many permits if they are there, or none.
        boolean tryTake(int permits);

        /// Permits that were taken for a waiter who had just given up.
        void giveBack(int permits);

        /// Called, under the lock, whenever there is another head, or none: 0 permits.
        void head(int permits);
    }

    private final Gate gate;

    /// Set while this thread serves the line further up its stack: work that ends at once, and so
    /// moves the line again, then leaves that to the loop up there instead of growing the stack.
    private final ThreadLocal<Boolean> moving = new ThreadLocal<>();

    private final Object lock = new Object();
    // guarded by the lock
    private final LinkedHashSet<Waiter> waiters = new LinkedHashSet<>();
    private long wanted;
    // written under the lock, read by anyone: does somebody wait?
    private volatile boolean somebody;

    Line(Gate gate) {
        this.gate = gate;
    }

    boolean isEmpty() {
        return !somebody;
    }

    int size() {
        synchronized (lock) {
            return waiters.size();
        }
    }

    /// How many permits all who wait want together.
    long wanted() {
        synchronized (lock) {
            return wanted;
        }
    }

    /// A place at the end of the line; cancel it to leave.
    ///
    /// @return null if `limit` callers wait already
    @Nullable Waiter join(int permits, int limit) {
        var waiter = new Waiter(permits);
        synchronized (lock) {
            if (waiters.size() >= limit) {
                return null;
            }
            waiters.add(waiter);
            wanted += permits;
            somebody = true;
        }
        move();
        if (!waiter.isDone()) {
            Futures.onEnd(waiter, outcome -> leave(waiter));
        }
        return waiter;
    }

    /// How many permits those want who stand before this waiter, and itself; 0 if it has left.
    long upTo(Waiter waiter) {
        synchronized (lock) {
            long sum = 0;
            for (Waiter each : waiters) {
                sum += each.permits;
                if (each.equals(waiter)) {
                    return sum;
                }
            }
            return 0;
        }
    }

    /// Serves the head, and whoever behind it can be served, too.
    void move() {
        if (moving.get() != null) {
            return;
        }
        moving.set(true);
        try {
            for (var served = served(); !served.isEmpty(); served = served()) {
                served.forEach(this::serve);
            }
        } finally {
            moving.remove();
        }
    }

    private void serve(Waiter waiter) {
        if (!waiter.complete(null)) {
            gate.giveBack(waiter.permits);
        }
    }

    private List<Waiter> served() {
        synchronized (lock) {
            var served = new ArrayList<Waiter>();
            while (!waiters.isEmpty() && gate.tryTake(waiters.getFirst().permits)) {
                Waiter head = waiters.removeFirst();
                wanted -= head.permits;
                served.add(head);
            }
            headIs();
            return served;
        }
    }

    /// Does nothing for a waiter that was served: it is no longer in the line.
    private void leave(Waiter waiter) {
        boolean first;
        synchronized (lock) {
            first = !waiters.isEmpty() && waiters.getFirst().equals(waiter);
            if (waiters.remove(waiter)) {
                wanted -= waiter.permits;
            }
        }
        if (first) {
            move();
        }
    }

    private void headIs() {
        somebody = !waiters.isEmpty();
        gate.head(somebody ? waiters.getFirst().permits : 0);
    }

    /// A caller in the line.
    static final class Waiter extends CompletableFuture<@Nullable Void> {
        private final int permits;

        private Waiter(int permits) {
            this.permits = permits;
        }
    }
}
