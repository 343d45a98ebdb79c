package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// A function runs to its end; a timer, even of zero, waits.
final class SyncFirst implements LoopScenario {
    @Override
    public String name() {
        return "sync-first";
    }

    @Override
    public String rule() {
        return "What runs, runs to its end: a timer of zero waits until the stack is empty.";
    }

    @Override
    public void program(EventLoop loop) {
        loop.setTimeout("later", Duration.ZERO, () -> loop.print("later"));
        loop.print("main begins");
        loop.call("greet", () -> loop.print("greet"));
        loop.print("main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("main begins", "greet", "main ends", "later");
    }
}
