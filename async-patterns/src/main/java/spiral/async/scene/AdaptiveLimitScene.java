package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.concurrent.CompletableFuture;
import spiral.async.AdaptiveLimit;
import spiral.async.BulkheadFull;
import spiral.async.Futures;
import spiral.async.Outcome;

/// A service that bears six calls at once, and for a while only three.
final class AdaptiveLimitScene implements Scene {
    private static final long LENGTH = 1_500;

    @Override
    public String name() {
        return "adaptive-limit";
    }

    @Override
    public String idea() {
        return "find out how many calls a service can bear, and keep to it";
    }

    @Override
    public String look() {
        return "the limit feels its way up and backs off; it sinks while the service is weak";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "service", "limit", "under way", "refused");
        AdaptiveLimit limit = AdaptiveLimit.between(1, 9, ofMillis(60), stage.time());
        stage.track("service").become(Kind.UP);
        stage.at(600, () -> stage.track("service").become(Kind.DOWN));
        stage.at(1_000, () -> stage.track("service").become(Kind.UP));
        stage.every(5, LENGTH, () -> call(stage, limit));
        return stage.play(this, LENGTH);
    }

    private static void call(Stage stage, AdaptiveLimit limit) {
        boolean weak = stage.now() >= 600 && stage.now() < 1_000;
        boolean crowded = limit.underWay() >= (weak ? 3 : 6);
        long millis = stage.random().nextLong(20, 50) + (crowded ? 50 : 0);
        CompletableFuture<String> result = limit.run(() -> work(stage, millis));
        Futures.onEnd(result, outcome -> refusal(stage, outcome));
        stage.track("limit").count(limit.limit());
        stage.track("under way").count(limit.underWay());
    }

    private static CompletableFuture<String> work(Stage stage, long millis) {
        var work = new CompletableFuture<String>();
        stage.at(stage.now() + millis, () -> work.complete("well"));
        return work;
    }

    private static void refusal(Stage stage, Outcome<String> outcome) {
        if (outcome instanceof Outcome.Failure<String>(BulkheadFull refusal)) {
            stage.track("refused").mark(Kind.REFUSED);
        }
    }
}
