package spiral.async.scene;

import java.util.stream.Stream;
import spiral.async.Futures;

/// Three runners, one winner.
final class RaceScene implements Scene {
    @Override
    public String name() {
        return "race";
    }

    @Override
    public String idea() {
        return "the first to end decides, and the others are cancelled";
    }

    @Override
    public String look() {
        return "the losers stop at the instant of the finish; try another --seed";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "a", "b", "c", "race");
        stage.at(0, () -> start(stage));
        return stage.play(this, 300);
    }

    private static void start(Stage stage) {
        stage.follow(
                "race",
                Kind.WAITING,
                Futures.race(
                        Stream.of("a", "b", "c")
                                .map(name ->
                                        stage.work(name, 60 + stage.random().nextInt(200), true))
                                .toList()));
    }
}
