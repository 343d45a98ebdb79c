package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// Microtasks that queue the next one keep everything else waiting.
final class Starvation implements NodeScenario {
    @Override
    public String name() {
        return "starvation";
    }

    @Override
    public String rule() {
        return "Microtasks that queue microtasks let nothing else run.";
    }

    @Override
    public void program(NodeScript node) {
        node.setImmediate("immediate", () -> node.log("immediate"));
        again(node, 1);
        node.log("main");
    }

    private static void again(NodeScript node, int count) {
        if (count <= 25) {
            node.queueMicrotask("again " + count, () -> again(node, count + 1));
        } else {
            node.log("25 microtasks later");
        }
    }

    @Override
    public List<String> prints() {
        return List.of("main", "25 microtasks later", "immediate");
    }
}
