package spiral.async.scene;

import static java.time.Duration.ofMillis;

import spiral.async.Throttler;

/// Sending at most every so often while somebody types.
final class ThrottleScene implements Scene {
    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public String idea() {
        return "run at most once in a period, however often it is called";
    }

    @Override
    public String look() {
        return "the same calls as under debounce: here the runs keep a beat of 100 ms";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "calls", "waits", "runs");
        return Typing.play(
                this,
                stage,
                Throttler.of(ofMillis(100), text -> Typing.save(stage, text), stage.time()));
    }
}
