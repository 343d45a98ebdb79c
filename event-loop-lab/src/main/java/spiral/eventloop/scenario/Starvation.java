package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.node.NodeLoop;

/// Microtasks that queue the next one keep every timer waiting.
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
    public void program(NodeLoop node) {
        EventLoop loop = node.loop();
        node.setTimeout("timer", 0, () -> loop.print("timer"));
        again(loop, 1);
        loop.print("main");
    }

    private static void again(EventLoop loop, int count) {
        if (count <= 25) {
            loop.queueMicrotask("again " + count, () -> again(loop, count + 1));
        } else {
            loop.print("25 microtasks later");
        }
    }

    @Override
    public List<String> prints() {
        return List.of("main", "25 microtasks later", "timer");
    }
}
