package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.concurrent.CompletableFuture;
import spiral.async.BreakerOpen;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;
import spiral.async.CircuitBreaker;
import spiral.async.Event;
import spiral.async.Futures;
import spiral.async.Outcome;

/// A service that breaks for a while, called all the time.
final class BreakerScene implements Scene {
    private static final long LENGTH = 1_000;
    private static final long BREAKS = 200;
    private static final long MENDED = 560;

    @Override
    public String name() {
        return "breaker";
    }

    @Override
    public String idea() {
        return "stop calling what keeps failing, and probe whether it works again";
    }

    @Override
    public String look() {
        return "an open circuit leaves the service in peace; two good probes close it";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "service", "calls", "state");
        Track state = stage.track("state");
        CircuitBreaker breaker =
                CircuitBreaker.of(new BreakerRules(8, 4, 50, ofMillis(150), 2), stage.time())
                        .listener(event -> draw(state, event));
        state.become(kind(breaker.state()));
        stage.track("service").become(Kind.UP);
        stage.at(BREAKS, () -> stage.track("service").become(Kind.DOWN));
        stage.at(MENDED, () -> stage.track("service").become(Kind.UP));
        stage.every(25, LENGTH, () -> call(stage, breaker));
        return stage.play(this, LENGTH);
    }

    private static void draw(Track state, Event event) {
        if (event instanceof Event.StateChanged(var before, var after)) {
            state.become(kind(after));
        }
    }

    private static void call(Stage stage, CircuitBreaker breaker) {
        Futures.onEnd(
                breaker.run(() -> answer(stage)),
                outcome -> stage.track("calls").mark(seen(outcome)));
    }

    /// The service answers after a few milliseconds.
    private static CompletableFuture<String> answer(Stage stage) {
        var answer = new CompletableFuture<String>();
        boolean broken = stage.now() >= BREAKS && stage.now() < MENDED;
        stage.at(
                stage.now() + 2 + stage.random().nextInt(18),
                () -> {
                    if (broken) {
                        answer.completeExceptionally(new IllegalStateException());
                    } else {
                        answer.complete("well");
                    }
                });
        return answer;
    }

    private static Kind seen(Outcome<String> outcome) {
        return outcome instanceof Outcome.Failure<String>(BreakerOpen refusal)
                ? Kind.REFUSED
                : Stage.kind(outcome);
    }

    private static Kind kind(BreakerState state) {
        return switch (state) {
            case BreakerState.Closed closed -> Kind.CLOSED;
            case BreakerState.Open open -> Kind.OPEN;
            case BreakerState.HalfOpen half -> Kind.HALF_OPEN;
        };
    }
}
