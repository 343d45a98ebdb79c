package spiral.async.scene;

import static java.time.Duration.ofMillis;

import spiral.async.Debouncer;

/// Saving when the typing has paused.
final class DebounceScene implements Scene {
    @Override
    public String name() {
        return "debounce";
    }

    @Override
    public String idea() {
        return "run once, when no call has come for a while";
    }

    @Override
    public String look() {
        return "each call starts the wait again, so there is one run for each pause";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "calls", "waits", "runs");
        return Typing.play(
                this,
                stage,
                Debouncer.of(ofMillis(100), text -> Typing.save(stage, text), stage.time()));
    }
}
