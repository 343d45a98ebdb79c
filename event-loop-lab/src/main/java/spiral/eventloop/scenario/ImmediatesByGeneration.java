package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.node.NodeLoop;

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
    public void program(NodeLoop node) {
        EventLoop loop = node.loop();
        node.setImmediate(
                "first",
                () -> {
                    node.setImmediate("child", () -> loop.print("child"));
                    node.nextTick("tick", () -> loop.print("tick"));
                    loop.print("first");
                });
        node.setImmediate("second", () -> loop.print("second"));
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "first", "tick", "second", "child");
    }
}
