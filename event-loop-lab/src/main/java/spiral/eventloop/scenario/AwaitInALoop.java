package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// Each await gives way, so two loops take turns.
final class AwaitInALoop implements NodeScenario {
    @Override
    public String name() {
        return "await-in-a-loop";
    }

    @Override
    public String rule() {
        return "An await in a loop takes the items one by one; others run in between.";
    }

    @Override
    public void program(NodeScript node) {
        for (String name : List.of("a", "b")) {
            node.async(
                    "count " + name,
                    await -> {
                        for (int item = 1; item <= 2; item++) {
                            await.on(node.resolved(item));
                            node.log(name, item);
                        }
                    });
        }
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "a 1", "b 1", "a 2", "b 2");
    }
}
