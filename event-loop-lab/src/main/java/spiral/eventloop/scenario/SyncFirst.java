package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// A function runs to its end; a timer, even of zero, waits.
final class SyncFirst implements Scenario {
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
        loop.setTimeout("later", Duration.ZERO, () -> loop.print("4 later"));
        loop.print("1 main begins");
        loop.call("greet", () -> loop.print("2 greet"));
        loop.print("3 main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("1 main begins", "2 greet", "3 main ends", "4 later");
    }
}
