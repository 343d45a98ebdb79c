package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;

/// Each link of a chain is a microtask of its own; an error jumps to the catch.
final class PromiseChain implements Scenario {
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
        loop.setTimeout("timer", Duration.ZERO, () -> loop.print("4 timer"));
        Promise.resolved(loop, "tea")
                .then("pour", tea -> "cup of " + tea)
                .thenAccept(
                        "drink",
                        cup -> {
                            loop.print("2 " + cup);
                            throw new IllegalStateException("spilt");
                        })
                .catching(
                        "mop up",
                        error -> {
                            loop.print("3 " + error.getMessage());
                            return null;
                        });
        loop.print("1 main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("1 main ends", "2 cup of tea", "3 spilt", "4 timer");
    }
}
