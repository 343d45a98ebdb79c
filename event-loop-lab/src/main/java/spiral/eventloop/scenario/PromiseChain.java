package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;

/// Each link of a chain is a microtask of its own; an error jumps to the catch.
final class PromiseChain implements LoopScenario {
    @Override
    public String name() {
        return "promise-chain";
    }

    @Override
    public String rule() {
        return "Each link of a chain is one microtask; an error jumps to the next catch.";
    }

    @Override
    public void program(EventLoop loop) {
        loop.setTimeout("timer", Duration.ZERO, () -> loop.print("timer"));
        Promise.resolved(loop, "tea")
                .then("pour", tea -> "cup of " + tea)
                .thenAccept(
                        "drink",
                        cup -> {
                            loop.print(cup);
                            throw new IllegalStateException("spilt");
                        })
                .catching(
                        "mop up",
                        error -> {
                            loop.print("mopped: " + error.getMessage());
                            return null;
                        });
        loop.print("main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("main ends", "cup of tea", "mopped: spilt", "timer");
    }
}
