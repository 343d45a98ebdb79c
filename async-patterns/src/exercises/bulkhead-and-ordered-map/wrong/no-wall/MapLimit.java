package spiral.async;

import static spiral.async.Checks.atLeast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Starts everything at once.
final class MapLimit<A, B> extends CompletableFuture<List<B>> {
    private final Iterator<? extends A> items;
    private final int limit;
    private final Function<? super A, ? extends CompletionStage<B>> work;
    private final AtomicInteger turns = new AtomicInteger();
    private final Object lock = new Object();
    // guarded by the lock
    private final List<Object> results = new ArrayList<>();
    private final Map<Integer, CompletableFuture<B>> inFlight = new HashMap<>();
    // touched by the thread that has the turn
    private boolean exhausted;

    private MapLimit(
            Iterator<? extends A> items,
            int limit,
            Function<? super A, ? extends CompletionStage<B>> work) {
        this.items = items;
        this.limit = atLeast(1, "limit", limit);
        this.work = work;
    }

    static <A, B> CompletableFuture<List<B>> of(
            Iterator<? extends A> items,
            int limit,
            Function<? super A, ? extends CompletionStage<B>> work) {
        var map = new MapLimit<A, B>(items, limit, work);
        map.next();
        return map;
    }

    private void next() {
        if (turns.getAndIncrement() == 0) {
            do {
                fill();
            } while (turns.decrementAndGet() > 0);
        }
    }

    private void fill() {
        try {
            while (!isDone() && hasMore()) {
                start(items.next());
            }
            if (exhausted && underWay() == 0) {
                complete(list());
            }
        } catch (Throwable brokenSource) {
            fail(brokenSource);
        }
    }

    private boolean hasMore() {
        exhausted = !items.hasNext();
        return !exhausted;
    }

    private void start(A item) {
        CompletableFuture<B> started = Futures.start(() -> work.apply(item));
        int place;
        synchronized (lock) {
            place = results.size();
            results.add(null);
            inFlight.put(place, started);
        }
        if (isDone()) {
            started.cancel(true);
        }
        Futures.onEnd(started, outcome -> ended(place, outcome));
    }

    private void ended(int place, Outcome<B> outcome) {
        synchronized (lock) {
            inFlight.remove(place);
            if (outcome instanceof Outcome.Success<B>(B value)) {
                results.set(place, value);
            }
        }
        if (outcome instanceof Outcome.Success<B>) {
            next();
        } else if (Futures.end(this, failed(outcome))) {
            cancelInFlight();
        }
    }

    private void fail(Throwable failure) {
        if (completeExceptionally(failure)) {
            cancelInFlight();
        }
    }

    @SuppressWarnings("unchecked") // not a success, so no value has the type
    private static <B> Outcome<List<B>> failed(Outcome<B> outcome) {
        return (Outcome<List<B>>) (Outcome<?>) outcome;
    }

    private int underWay() {
        synchronized (lock) {
            return inFlight.size();
        }
    }

    @SuppressWarnings("unchecked") // only values of the work are in the list
    private List<B> list() {
        synchronized (lock) {
            return (List<B>) Collections.unmodifiableList(results);
        }
    }

    private void cancelInFlight() {
        List<CompletableFuture<B>> unwanted;
        synchronized (lock) {
            unwanted = List.copyOf(inFlight.values());
        }
        Futures.cancelAll(unwanted);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancelInFlight();
        }
        return cancelled;
    }
}
