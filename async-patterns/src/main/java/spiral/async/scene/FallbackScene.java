package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.concurrent.CompletableFuture;
import spiral.async.Fallback;
import spiral.async.Futures;
import spiral.async.Outcome;
import spiral.async.Policy;
import spiral.async.TimeOut;

/// A price service that breaks down for a while, and yesterday's prices.
final class FallbackScene implements Scene {
    private static final String YESTERDAYS = "yesterday's";

    @Override
    public String name() {
        return "fallback";
    }

    @Override
    public String idea() {
        return "when work fails, answer with something that is good enough";
    }

    @Override
    public String look() {
        return "while the service is broken every caller has an answer, an old one";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "service", "attempts", "fresh", "old");
        Policy policy = Policy.of(Fallback.to(YESTERDAYS), TimeOut.of(ofMillis(40), stage.time()));
        stage.track("service").become(Kind.UP);
        stage.at(180, () -> stage.track("service").become(Kind.DOWN));
        stage.at(420, () -> stage.track("service").become(Kind.UP));
        for (long at = 10; at < 560; at += 60) {
            boolean well = at < 180 || at >= 420;
            stage.at(at, () -> ask(stage, policy, well));
        }
        return stage.play(this, 600);
    }

    private static void ask(Stage stage, Policy policy, boolean well) {
        long millis = stage.random().nextLong(10, well ? 35 : 70);
        CompletableFuture<String> answer = policy.run(() -> stage.work("attempts", millis, well));
        Futures.onEnd(answer, outcome -> stage.track(lane(outcome)).mark(Stage.kind(outcome)));
    }

    private static String lane(Outcome<String> outcome) {
        return outcome instanceof Outcome.Success<String>(String value) && value.equals(YESTERDAYS)
                ? "old"
                : "fresh";
    }
}
