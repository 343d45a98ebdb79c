package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// The checkpoint goes on until no microtask is left, those which come meanwhile included.
final class MicrotaskInMicrotask implements LoopScenario {
    @Override
    public String name() {
        return "microtask-in-microtask";
    }

    @Override
    public String rule() {
        return "A microtask queued by a microtask still runs before the next macrotask.";
    }

    @Override
    public void program(EventLoop loop) {
        loop.setTimeout("timer", Duration.ofMillis(10), () -> loop.print("timer"));
        loop.queueMicrotask(
                "outer",
                () -> {
                    loop.print("outer");
                    loop.queueMicrotask("inner", () -> loop.print("inner"));
                });
    }

    @Override
    public List<String> prints() {
        return List.of("outer", "inner", "timer");
    }
}
