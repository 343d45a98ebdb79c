package spiral.async.scene;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import spiral.async.SingleFlight;

/// Three who ask for the same page; then two, of whom both leave.
final class SingleFlightScene implements Scene {
    @Override
    public String name() {
        return "single-flight";
    }

    @Override
    public String idea() {
        return "one piece of work for all who ask for the same at the same time";
    }

    @Override
    public String look() {
        return "one fetch serves three; when the last who asked has left, it is cancelled";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "ann", "bea", "cem", "fetch");
        var flight = new SingleFlight<String>();
        long at = 20;
        for (String who : List.of("ann", "bea", "cem")) {
            stage.at(at, () -> ask(stage, flight, who, 400));
            at += stage.random().nextLong(20, 45);
        }
        stage.at(300, () -> ask(stage, flight, "ann", 60));
        stage.at(330, () -> ask(stage, flight, "cem", 90));
        return stage.play(this, 500);
    }

    /// Asks, and leaves when it takes too long.
    private static void ask(Stage stage, SingleFlight<String> flight, String who, long patience) {
        CompletableFuture<String> page =
                flight.run("the page", () -> stage.work("fetch", 160, true));
        stage.follow(who, Kind.WAITING, page);
        stage.at(stage.now() + patience, () -> page.cancel(true));
    }
}
