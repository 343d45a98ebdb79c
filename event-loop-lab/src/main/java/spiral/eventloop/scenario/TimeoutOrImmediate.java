package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// In the main script nobody can say which is first: it depends on the start-up time.
final class TimeoutOrImmediate implements NodeScenario {
    @Override
    public String name() {
        return "timeout-or-immediate";
    }

    @Override
    public String rule() {
        return "In the main script, a timeout of 0 and an immediate race.";
    }

    @Override
    public void program(NodeScript node) {
        node.setTimeout("timeout", 0, () -> node.log("timeout"));
        node.setImmediate("immediate", () -> node.log("immediate"));
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "immediate", "timeout");
    }

    @Override
    public boolean races() {
        return true;
    }
}
