package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.node.NodeLoop;

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
    public void program(NodeLoop node) {
        EventLoop loop = node.loop();
        node.io(
                "read",
                5,
                () -> {
                    node.setTimeout("timer", 0, () -> loop.print("timer"));
                    node.setImmediate("immediate", () -> loop.print("immediate"));
                    node.nextTick("tick", () -> loop.print("tick"));
                    loop.print("read");
                });
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "read", "tick", "immediate", "timer");
    }
}
