package spiral.eventloop.scenario;

import spiral.eventloop.program.NodeScript;

/// A program whose lines are known.
public final class PlacedProgram {
    private PlacedProgram() {}

    /// Prints on the lines 11, 12 and 17.
    public static void program(NodeScript node) {
        node.setTimeout("t", 1, () -> node.log("timer"));
        node.log("main");
        node.async(
                "f",
                await -> {
                    await.on(node.promise(it -> node.setTimeout("r", 2, () -> it.resolve(1))));
                    node.log("awaited");
                });
    }
}
