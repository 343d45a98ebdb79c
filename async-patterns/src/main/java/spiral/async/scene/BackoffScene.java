package spiral.async.scene;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;

import java.time.Duration;
import java.util.Locale;
import spiral.async.Backoff;
import spiral.async.Jitter;

/// Six failures in a row under each kind of jitter.
final class BackoffScene implements Scene {
    private static final int ATTEMPTS = 6;

    @Override
    public String name() {
        return "backoff";
    }

    @Override
    public String idea() {
        return "the wait doubles up to a cap, and chance spreads it";
    }

    @Override
    public String look() {
        return "'none' is the same for every caller: a crowd stays a crowd";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed);
        for (Jitter jitter : Jitter.values()) {
            Backoff backoff = Backoff.exponential(ofMillis(40), ofMillis(320), jitter);
            stage.at(0, () -> attempt(stage, lane(jitter), backoff, 1, ZERO));
        }
        return stage.play(this, 1_000);
    }

    private static String lane(Jitter jitter) {
        return jitter.name().toLowerCase(Locale.ROOT);
    }

    private static void attempt(
            Stage stage, String lane, Backoff backoff, int number, Duration waited) {
        stage.track(lane).mark(Kind.FAILURE);
        if (number < ATTEMPTS) {
            Duration delay = backoff.delay(number, waited, stage.random());
            Track.Span wait = stage.track(lane).begin(Kind.WAITING);
            stage.time()
                    .schedule(
                            delay,
                            () -> {
                                wait.end();
                                attempt(stage, lane, backoff, number + 1, delay);
                            });
        }
    }
}
