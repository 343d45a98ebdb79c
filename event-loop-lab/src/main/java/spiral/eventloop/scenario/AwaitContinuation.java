package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Async;
import spiral.eventloop.promise.Promise;

/// Await leaves the function; the rest of it comes back as a microtask.
final class AwaitContinuation implements Scenario {
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
        loop.print("1 main begins");
        Async.run(
                loop,
                "greet",
                greet -> {
                    loop.print("2 greet begins");
                    greet.await(ada, name -> loop.print("4 hello " + name));
                });
        loop.print("3 main ends");
    }

    @Override
    public List<String> prints() {
        return List.of("1 main begins", "2 greet begins", "3 main ends", "4 hello Ada");
    }
}
