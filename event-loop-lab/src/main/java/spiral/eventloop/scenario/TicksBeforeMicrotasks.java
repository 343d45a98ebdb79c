package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

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
    public void program(NodeScript node) {
        node.queueMicrotask(
                "micro",
                () -> {
                    node.log("micro");
                    node.nextTick("tick of micro", () -> node.log("tick of micro"));
                });
        node.queueMicrotask("micro too", () -> node.log("micro too"));
        node.nextTick("tick", () -> node.log("tick"));
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "tick", "micro", "micro too", "tick of micro");
    }
}
