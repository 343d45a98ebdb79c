package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// The check phase takes the queue of immediates whole.
final class ImmediatesByGeneration implements NodeScenario {
    @Override
    public String name() {
        return "immediates-by-generation";
    }

    @Override
    public String rule() {
        return "An immediate set by an immediate waits for the next turn; ticks do not.";
    }

    @Override
    public void program(NodeScript node) {
        node.setImmediate(
                "first",
                () -> {
                    node.setImmediate("child", () -> node.log("child"));
                    node.nextTick("tick", () -> node.log("tick"));
                    node.log("first");
                });
        node.setImmediate("second", () -> node.log("second"));
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "first", "tick", "second", "child");
    }
}
