package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import spiral.async.Backoff;
import spiral.async.Futures;
import spiral.async.Jitter;
import spiral.async.Outcome;
import spiral.async.Retry;
import spiral.async.VirtualScheduler;

/// A thundering herd: clients that fail together, and a service that bears a few of them at a time.
///
///     clients   100, all at 0 ms           service   so many calls in each 10 ms
///     each one  tries again after a back-off with the jitter under test
///
/// The classic picture of Marc Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog,
/// 2015. For one thread.
public final class Herd {
    /// The width of a column, in milliseconds.
    public static final int SLOT = 10;

    private static final int LENGTH = 1_200;
    private static final int MOST_ATTEMPTS = 30;

    private final VirtualScheduler time = new VirtualScheduler();
    private final int bears;
    private final List<Integer> calls = new ArrayList<>();
    private int served;
    private long lastServed;

    private Herd(int bears) {
        this.bears = bears;
        for (int at = 0; at < LENGTH; at += SLOT) {
            calls.add(0);
        }
    }

    /// Lets so many clients run into a service that bears so many calls in 10 ms.
    ///
    /// @param jitter how their waits are spread
    /// @param seed the chance to play with
    public static Stampede run(int clients, int bears, Jitter jitter, long seed) {
        return new Herd(bears).play(clients, jitter, seed);
    }

    private Stampede play(int clients, Jitter jitter, long seed) {
        Backoff backoff = Backoff.exponential(ofMillis(10), ofMillis(320), jitter);
        Retry retry = Retry.upTo(MOST_ATTEMPTS, backoff, time, new Random(seed));
        for (int i = 0; i < clients; i++) {
            Futures.onEnd(retry.run(this::call), this::ended);
        }
        time.advance(ofMillis(LENGTH - 1));
        int sum = calls.stream().mapToInt(Integer::intValue).sum();
        return new Stampede(jitter, clients, served, sum, lastServed, List.copyOf(calls));
    }

    private CompletableFuture<String> call() {
        int slot = (int) (now() / SLOT);
        calls.set(slot, calls.get(slot) + 1);
        return calls.get(slot) <= bears
                ? CompletableFuture.completedFuture("served")
                : CompletableFuture.failedFuture(new IllegalStateException("too many"));
    }

    private void ended(Outcome<String> outcome) {
        if (outcome instanceof Outcome.Success<String>) {
            served++;
            lastServed = now();
        }
    }

    private long now() {
        return time.nanos() / 1_000_000;
    }
}
