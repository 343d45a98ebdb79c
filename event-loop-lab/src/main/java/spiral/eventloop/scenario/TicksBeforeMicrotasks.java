package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.node.NodeLoop;

/// Node empties its ticks first, but never leaves the microtasks half-way.
final class TicksBeforeMicrotasks implements NodeScenario {
    @Override
    public String name() {
        return "ticks-before-microtasks";
    }

    @Override
    public String rule() {
        return "Ticks go before microtasks; a tick of a microtask waits for all of them.";
    }

    @Override
    public void program(NodeLoop node) {
        EventLoop loop = node.loop();
        loop.queueMicrotask(
                "micro",
                () -> {
                    loop.print("micro");
                    node.nextTick("tick of micro", () -> loop.print("tick of micro"));
                });
        loop.queueMicrotask("micro too", () -> loop.print("micro too"));
        node.nextTick("tick", () -> loop.print("tick"));
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "tick", "micro", "micro too", "tick of micro");
    }
}
