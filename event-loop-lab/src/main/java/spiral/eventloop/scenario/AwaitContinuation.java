package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Async;
import spiral.eventloop.promise.Promise;

/// Await leaves the function; the rest of it comes back as a microtask.
final class AwaitContinuation implements LoopScenario {
    @Override
    public String name() {
        return "await-continuation";
    }

    @Override
    public String rule() {
        return "Await leaves the function; its rest comes back as a microtask.";
    }

    @Override
    public void program(EventLoop loop) {
        Promise<String> ada = Promise.resolved(loop, "Ada");
        loop.print("main begins");
        Async.run(
                loop,
                "greet",
                greet -> {
                    loop.print("greet begins");
                    greet.await(ada, name -> loop.print("hello " + name));
                });
        loop.print("main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("main begins", "greet begins", "main ends", "hello Ada");
    }
}
