package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.Iterator;
import java.util.List;
import spiral.async.Hedge;

/// A slow first server, and a quick second one.
final class HedgeScene implements Scene {
    @Override
    public String name() {
        return "hedge";
    }

    @Override
    public String idea() {
        return "start once more when it takes long, take the first success";
    }

    @Override
    public String look() {
        return "the second start overtakes the first, which is cancelled";
    }

    @Override
    public Timeline play(long seed) {
        var stage = new Stage(seed, "first", "second", "result");
        Hedge hedge = Hedge.after(ofMillis(100), stage.time());
        stage.at(20, () -> call(stage, hedge, 60, 60));
        stage.at(200, () -> call(stage, hedge, 380, 60 + stage.random().nextInt(80)));
        return stage.play(this, 600);
    }

    private static void call(Stage stage, Hedge hedge, long slow, long quick) {
        Iterator<String> lanes = List.of("first", "second").iterator();
        stage.follow(
                "result",
                Kind.WAITING,
                hedge.run(() -> {
                    String lane = lanes.next();
                    return stage.work(lane, lane.equals("first") ? slow : quick, true);
                }));
    }
}
