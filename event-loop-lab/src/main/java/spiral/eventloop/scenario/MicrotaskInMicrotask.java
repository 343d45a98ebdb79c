package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;

/// The checkpoint goes on until no microtask is left, those which come meanwhile included.
final class MicrotaskInMicrotask implements Scenario {
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
        loop.setTimeout("timer", Duration.ofMillis(10), () -> loop.print("3 timer"));
        loop.queueMicrotask(
                "outer",
                () -> {
                    loop.print("1 outer");
                    loop.queueMicrotask("inner", () -> loop.print("2 inner"));
                });
    }

    @Override
    public List<String> prints() {
        return List.of("1 outer", "2 inner", "3 timer");
    }
}
