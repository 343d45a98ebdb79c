package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.NodeScript;

/// Timers run by their time; what is less than a millisecond becomes one.
final class TimersInOrder implements NodeScenario {
    @Override
    public String name() {
        return "timers-in-order";
    }

    @Override
    public String rule() {
        return "Timers run by their time; 0 becomes 1 ms; of equal ones, the one set first.";
    }

    @Override
    public void program(NodeScript node) {
        node.setTimeout("ten", 10, () -> node.log("ten"));
        node.setTimeout("one", 1, () -> node.log("one"));
        node.setTimeout("zero", 0, () -> node.log("zero"));
        node.setTimeout("ten too", 10, () -> node.log("ten too"));
        node.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "one", "zero", "ten", "ten too");
    }
}
