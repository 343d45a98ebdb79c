package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// A microtask overtakes a timer that was set before it.
final class MicrotaskBeforeTimer implements Scenario {
    @Override
    public String name() {
        return "microtask-before-timer";
    }

    @Override
    public String rule() {
        return "Microtasks run before the next macrotask, whoever was queued first.";
    }

    @Override
    public void program(EventLoop loop) {
        loop.setTimeout("timer", Duration.ZERO, () -> loop.print("3 timer"));
        loop.queueMicrotask("micro", () -> loop.print("2 microtask"));
        loop.print("1 main");
    }

    @Override
    public List<String> prints() {
        return List.of("1 main", "2 microtask", "3 timer");
    }
}
