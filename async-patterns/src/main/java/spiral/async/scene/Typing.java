package spiral.async.scene;

import spiral.async.Edges;

/// Somebody who types, pauses, and types again: the same input for debounce and throttle.
final class Typing {
    private static final long LENGTH = 800;

    private Typing() {}

    /// Calls the edge with every letter, and draws calls, waits and runs.
    static Timeline play(Scene scene, Stage stage, Edges<String, String> edge) {
        burst(stage, edge, 0, 9);
        burst(stage, edge, 420, 5);
        return stage.play(scene, LENGTH);
    }

    private static void burst(Stage stage, Edges<String, String> edge, long from, int letters) {
        long at = from;
        for (int i = 0; i < letters; i++) {
            stage.at(at, () -> press(stage, edge));
            at += 15 + stage.random().nextInt(40);
        }
    }

    private static void press(Stage stage, Edges<String, String> edge) {
        stage.track("calls").mark(Kind.CALL);
        if (!edge.pending()) {
            stage.track("waits").become(Kind.WAITING);
        }
        var _ = edge.call("letter");
    }

    /// The function that is run.
    static String save(Stage stage, String letters) {
        stage.track("waits").end();
        stage.track("runs").mark(Kind.RUN);
        return letters;
    }
}
