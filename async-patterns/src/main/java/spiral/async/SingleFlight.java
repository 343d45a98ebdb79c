package spiral.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// One piece of work for all who ask for the same at the same time.
///
///     ask a   ------------*      the same
///     ask a      ---------*      result
///     ask a         ------*      for all
///     work    ------------*      once
///
/// Nothing is remembered once the work has ended. A caller who cancels only leaves; when the last
/// one has left, the work is cancelled. Any number of threads.
public final class SingleFlight<K> {
    private final ConcurrentMap<K, Flight<?>> flights = new ConcurrentHashMap<>();

    /// Nothing under way.
    public SingleFlight() {}

    /// Joins the work under way for this key, or starts it.
    ///
    /// @param task of the same result type for equal keys
    @SuppressWarnings("unchecked") // promised by the caller: equal keys, equal types
    public <T extends @Nullable Object> CompletableFuture<T> run(K key, Task<T> task) {
        while (true) {
            var own = new Flight<T>();
            Flight<?> there = flights.putIfAbsent(key, own);
            if (there == null) {
                CompletableFuture<T> seat = own.board();
                own.fly(Futures.start(task), () -> flights.remove(key, own));
                return seat;
            }
            CompletableFuture<T> seat = ((Flight<T>) there).tryBoard();
            if (seat != null) {
                return seat;
            }
        }
    }

    /// How many different pieces of work are under way.
    public int underWay() {
        return flights.size();
    }

    /// The work for one key, and how many want it.
    private static final class Flight<T extends @Nullable Object> {
        private final CompletableFuture<T> landed = new CompletableFuture<>();
        // guarded by this: -1 once everybody has left
        private int aboard;

        synchronized CompletableFuture<T> board() {
            aboard++;
            var seat = new CompletableFuture<T>();
            Futures.onEnd(landed, outcome -> Futures.end(seat, outcome));
            Futures.onEnd(seat, outcome -> leave());
            return seat;
        }

        synchronized @Nullable CompletableFuture<T> tryBoard() {
            return aboard < 0 ? null : board();
        }

        void fly(CompletableFuture<T> work, Runnable gone) {
            Futures.onEnd(
                    work,
                    outcome -> {
                        gone.run();
                        Futures.end(landed, outcome);
                    });
            Futures.onEnd(
                    landed,
                    outcome -> {
                        gone.run();
                        work.cancel(true);
                    });
        }

        private void leave() {
            boolean last;
            synchronized (this) {
                last = --aboard == 0;
                aboard = last ? -1 : aboard;
            }
            if (last) {
                landed.cancel(true);
            }
        }
    }
}
