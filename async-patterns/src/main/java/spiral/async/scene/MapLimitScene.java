package spiral.async.scene;

import java.util.stream.IntStream;
import spiral.async.Futures;

/// Seven items, three at a time.
final class MapLimitScene implements Scene {
    private static final int ITEMS = 7;

    @Override
    public String name() {
        return "map-limit";
    }

    @Override
    public String idea() {
        return "many items, a few at a time, results in the order of the items";
    }

    @Override
    public String look() {
        return "as one ends the next one begins; the source is read no sooner";
    }

    @Override
    public Timeline play(long seed) {
        var stage =
                new Stage(
                        seed,
                        IntStream.range(0, ITEMS)
                                .mapToObj(MapLimitScene::lane)
                                .toArray(String[]::new));
        stage.at(20, () -> map(stage));
        return stage.play(this, 600);
    }

    private static void map(Stage stage) {
        stage.follow(
                "result",
                Kind.WAITING,
                Futures.mapLimit(
                        IntStream.range(0, ITEMS).iterator(),
                        3,
                        item -> stage.work(lane(item), 60 + stage.random().nextInt(120), true)));
    }

    private static String lane(int item) {
        return "item " + item;
    }
}
