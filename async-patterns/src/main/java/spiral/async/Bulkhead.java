package spiral.async;

import static spiral.async.Checks.atLeast;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets so many calls be under way at the same time; some more may wait, the others are refused.
///
///     under way  [a][b][c]      limit 3
///     in line     d  e          queue 2, first come, first served
///     refused     f             BulkheadFull
///
/// The walls inside a ship: one flooded cell does not sink it. A slow service ties up `limit` calls
/// and no more. Any number of threads.
public final class Bulkhead implements Policy {
    private final Places places;
    private final int queue;
    private final Listener listener;

    private Bulkhead(Places places, int queue, Listener listener) {
        this.places = places;
        this.queue = queue;
        this.listener = listener;
    }

    /// A bulkhead without a queue.
    ///
    /// @throws IllegalArgumentException unless limit is at least 1
    public static Bulkhead of(int limit) {
        return new Bulkhead(new Places(atLeast(1, "limit", limit)), 0, Listener.NONE);
    }

    /// The same bulkhead for callers who wait, if fewer than so many wait already.
    ///
    /// @throws IllegalArgumentException unless length is at least 0
    public Bulkhead queue(int length) {
        return new Bulkhead(places, atLeast(0, "queue", length), listener);
    }

    /// The same bulkhead, which tells this listener of each refusal.
    public Bulkhead listener(Consumer<? super Event> listener) {
        return new Bulkhead(places, queue, Listener.of(listener));
    }

    /// How many calls are under way.
    public int underWay() {
        return places.taken();
    }

    /// How many callers wait.
    public int waiting() {
        return places.waiting();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        if (places.tryEnter()) {
            return inside(inner, task);
        }
        return InTurn.run(entering(), () -> inside(inner, task), places::leave);
    }

    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        if (!places.tryEnter()) {
            InTurn.await(entering(), Scheduler.system(), places::leave);
        }
        try {
            return inner.call(body);
        } finally {
            places.leave();
        }
    }

    /// The place is free before the caller hears of the result.
    private <T extends @Nullable Object> CompletableFuture<T> inside(Policy inner, Task<T> task) {
        return Futures.following(
                Direct.guarded(inner, task),
                new CompletableFuture<>(),
                (result, outcome) -> {
                    places.leave();
                    Futures.end(result, outcome);
                });
    }

    private CompletableFuture<@Nullable Void> entering() {
        return listener.told(places.enter(queue));
    }

    @Override
    public String toString() {
        return "Bulkhead of " + places.limit() + (queue == 0 ? "" : ", queue of " + queue);
    }
}
