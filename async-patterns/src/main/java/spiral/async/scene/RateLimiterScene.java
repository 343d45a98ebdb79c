package spiral.async.scene;

import java.util.concurrent.CompletableFuture;
import spiral.async.Futures;
import spiral.async.Outcome;
import spiral.async.Rate;
import spiral.async.RateLimiter;

/// A burst, a line behind it, and a big request that gives up.
final class RateLimiterScene implements Scene {
    private static final long LENGTH = 600;

    @Override
    public String name() {
        return "rate-limiter";
    }

    @Override
    public String idea() {
        return "so many calls in so much time; the others wait in line";
    }

    @Override
    public String look() {
        return "the big request gives up at 340 ms, and those behind it move up";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "calls", "permits", "in line", "granted", "gave up");
        RateLimiter limiter = RateLimiter.of(Rate.perSecond(20), 4, stage.time());
        stage.at(0, () -> crowd(stage, limiter));
        stage.at(250, () -> bigRequest(stage, limiter));
        stage.at(270, () -> call(stage, limiter));
        stage.at(290, () -> call(stage, limiter));
        stage.every(5, LENGTH, () -> watch(stage, limiter));
        return stage.play(this, LENGTH);
    }

    private static void crowd(Stage stage, RateLimiter limiter) {
        int callers = 6 + stage.random().nextInt(3);
        for (int i = 0; i < callers; i++) {
            call(stage, limiter);
        }
    }

    private static void bigRequest(Stage stage, RateLimiter limiter) {
        CompletableFuture<?> turn = limiter.acquire(4);
        draw(stage, turn);
        stage.at(340, () -> turn.cancel(true));
    }

    private static void call(Stage stage, RateLimiter limiter) {
        draw(stage, limiter.acquire(1));
    }

    private static void draw(Stage stage, CompletableFuture<?> turn) {
        stage.track("calls").mark(Kind.CALL);
        Futures.onEnd(
                turn,
                outcome ->
                        stage.track(outcome instanceof Outcome.Success ? "granted" : "gave up")
                                .mark(Stage.kind(outcome)));
    }

    private static void watch(Stage stage, RateLimiter limiter) {
        stage.track("permits").count(limiter.available());
        stage.track("in line").count(limiter.waiting());
    }
}
