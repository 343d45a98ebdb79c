package spiral.async.scene;

import java.util.concurrent.CompletableFuture;
import spiral.async.Bulkhead;
import spiral.async.BulkheadFull;
import spiral.async.Futures;
import spiral.async.Outcome;

/// A crowd in front of two places and a short line.
final class BulkheadScene implements Scene {
    private static final long LENGTH = 600;

    @Override
    public String name() {
        return "bulkhead";
    }

    @Override
    public String idea() {
        return "so many at the same time; some wait in line, the others are refused";
    }

    @Override
    public String look() {
        return "never more than two are under way, and a fourth in line is refused";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "calls", "work", "under way", "in line");
        Bulkhead bulkhead = Bulkhead.of(2).queue(3);
        for (int i = 0; i < 9; i++) {
            stage.at(stage.random().nextInt(200), () -> draw(stage, call(stage, bulkhead)));
        }
        stage.at(120, () -> impatient(stage, call(stage, bulkhead)));
        stage.every(5, LENGTH, () -> watch(stage, bulkhead));
        return stage.play(this, LENGTH);
    }

    private static CompletableFuture<String> call(Stage stage, Bulkhead bulkhead) {
        CompletableFuture<String> result =
                bulkhead.run(() -> stage.work("work", 40 + stage.random().nextInt(60), true));
        stage.track("calls").mark(Kind.CALL);
        return result;
    }

    private static void draw(Stage stage, CompletableFuture<String> result) {
        Futures.onEnd(result, outcome -> drawRefusal(stage, outcome));
    }

    private static void impatient(Stage stage, CompletableFuture<String> result) {
        draw(stage, result);
        stage.at(150, () -> result.cancel(true));
    }

    private static void drawRefusal(Stage stage, Outcome<String> outcome) {
        if (outcome instanceof Outcome.Failure<String>(BulkheadFull refusal)) {
            stage.track("calls").mark(Kind.REFUSED);
        } else if (outcome instanceof Outcome.Cancelled<String>) {
            stage.track("in line").mark(Kind.CANCELLED);
        }
    }

    private static void watch(Stage stage, Bulkhead bulkhead) {
        stage.track("under way").count(bulkhead.underWay());
        stage.track("in line").count(bulkhead.waiting());
    }
}
