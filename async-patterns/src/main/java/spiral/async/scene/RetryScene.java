package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import spiral.async.Backoff;
import spiral.async.Futures;
import spiral.async.Jitter;
import spiral.async.Retry;
import spiral.async.Task;

/// One run that succeeds at the fourth attempt, and one that is cancelled while it waits.
final class RetryScene implements Scene {
    private static final int FAILURES = 3;

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String idea() {
        return "try again when work fails, after longer each time";
    }

    @Override
    public String look() {
        return "each wait is longer; cancelling the second run ends its wait, too";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "attempts", "waits", "result");
        Retry retry = Retry.upTo(6, drawn(stage), stage.time(), stage.random());
        stage.at(0, () -> draw(stage, retry.run(flaky(stage))));
        stage.at(800, () -> impatient(stage, retry));
        return stage.play(this, 1_000);
    }

    private static void impatient(Stage stage, Retry retry) {
        CompletableFuture<String> result = retry.run(flaky(stage));
        draw(stage, result);
        stage.at(870, () -> result.cancel(true));
    }

    private static void draw(Stage stage, CompletableFuture<String> result) {
        stage.follow("result", Kind.WAITING, result);
        Futures.onEnd(result, outcome -> stage.track("waits").end());
    }

    private static Task<String> flaky(Stage stage) {
        var attempts = new AtomicInteger();
        return () -> stage.work("attempts", 30, attempts.incrementAndGet() > FAILURES);
    }

    /// The back-off, which also draws each of its waits.
    private static Backoff drawn(Stage stage) {
        Backoff backoff = Backoff.exponential(ofMillis(80), ofMillis(320), Jitter.EQUAL);
        return (attempt, previous, random) -> {
            var delay = backoff.delay(attempt, previous, random);
            Track.Span wait = stage.track("waits").begin(Kind.WAITING);
            stage.time().schedule(delay, wait::end);
            return delay;
        };
    }
}
