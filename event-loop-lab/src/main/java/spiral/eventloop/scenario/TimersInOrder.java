package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.node.NodeLoop;

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
    public void program(NodeLoop node) {
        EventLoop loop = node.loop();
        node.setTimeout("ten", 10, () -> loop.print("ten"));
        node.setTimeout("one", 1, () -> loop.print("one"));
        node.setTimeout("zero", 0, () -> loop.print("zero"));
        node.setTimeout("ten too", 10, () -> loop.print("ten too"));
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "one", "zero", "ten", "ten too");
    }
}
