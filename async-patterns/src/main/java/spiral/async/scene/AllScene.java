package spiral.async.scene;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import spiral.async.Futures;

/// Three pieces of work, twice: first all end well, then one fails.
final class AllScene implements Scene {
    @Override
    public String name() {
        return "all";
    }

    @Override
    public String idea() {
        return "wait for the last of many, or for the first failure";
    }

    @Override
    public String look() {
        return "left, it ends with the slowest; right, it fails at once and c runs on";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "a", "b", "c", "all");
        stage.at(0, () -> act(stage, true));
        stage.at(280, () -> act(stage, false));
        return stage.play(this, 520);
    }

    private static void act(Stage stage, boolean well) {
        List<CompletableFuture<String>> inputs =
                List.of(
                        stage.work("a", 120 + stage.random().nextInt(60), true),
                        stage.work("b", well ? 220 : 60, well),
                        stage.work("c", 80 + stage.random().nextInt(60), true));
        stage.follow("all", Kind.WAITING, Futures.all(inputs));
    }
}
