package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// A microtask overtakes a timer that was set before it.
final class MicrotaskBeforeTimer implements LoopScenario {
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
        loop.setTimeout("timer", Duration.ZERO, () -> loop.print("timer"));
        loop.queueMicrotask("micro", () -> loop.print("microtask"));
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "microtask", "timer");
    }
}
