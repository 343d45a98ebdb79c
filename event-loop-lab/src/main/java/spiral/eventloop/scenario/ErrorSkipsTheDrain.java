package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// What an immediate queued before it failed waits for the end of the next one.
final class ErrorSkipsTheDrain implements NodeScenario {
    @Override
    public String name() {
        return "error-skips-the-drain";
    }

    @Override
    public String rule() {
        return "A failed immediate leaves its microtasks to the end of the next.";
    }

    @Override
    public void program(NodeScript node) {
        node.on().onUncaughtException((error, origin) -> node.log("caught oh"));
        node.setImmediate(
                "first",
                () -> {
                    node.nextTick("tick", () -> node.log("tick of first"));
                    node.queueMicrotask("micro", () -> node.log("micro of first"));
                    node.log("first fails");
                    throw new IllegalStateException("oh");
                });
        node.setImmediate("second", () -> node.log("second"));
    }

    @Override
    public List<String> prints() {
        return List.of("first fails", "caught oh", "second", "tick of first", "micro of first");
    }
}
