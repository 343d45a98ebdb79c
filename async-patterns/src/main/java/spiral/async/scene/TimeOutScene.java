package spiral.async.scene;

import static java.time.Duration.ofMillis;

import spiral.async.TimeOut;

/// Work that is quick enough, and work that is not.
final class TimeOutScene implements Scene {
    @Override
    public String name() {
        return "time-out";
    }

    @Override
    public String idea() {
        return "so long and no longer, and what is inside is stopped";
    }

    @Override
    public String look() {
        return "the second result fails at its limit, and the work is cancelled there";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "work", "result");
        TimeOut timeOut = TimeOut.of(ofMillis(150), stage.time());
        stage.at(20, () -> call(stage, timeOut, 60 + stage.random().nextInt(60)));
        stage.at(260, () -> call(stage, timeOut, 300));
        return stage.play(this, 600);
    }

    private static void call(Stage stage, TimeOut timeOut, long millis) {
        stage.follow("result", Kind.WAITING, timeOut.run(() -> stage.work("work", millis, true)));
    }
}
