package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// After an answer from a file comes the check phase; timers are a turn away.
final class PhasesInTurn implements NodeScenario {
    @Override
    public String name() {
        return "phases-in-turn";
    }

    @Override
    public String rule() {
        return "After I/O comes the check phase: an immediate is always before a timer.";
    }

    @Override
    public void program(NodeScript node) {
        node.io(
                "read",
                5,
                () -> {
                    node.setTimeout("timer", 0, () -> node.log("timer"));
                    node.setImmediate("immediate", () -> node.log("immediate"));
                    node.nextTick("tick", () -> node.log("tick"));
                    node.log("read");
                });
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "read", "tick", "immediate", "timer");
    }
}
