package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;

/// To follow a promise costs two microtasks more than to return a value.
final class ReturnAPromise implements LoopScenario {
    @Override
    public String name() {
        return "return-a-promise";
    }

    @Override
    public String rule() {
        return "A returned promise is followed: that takes two microtasks more than a value.";
    }

    @Override
    public void program(EventLoop loop) {
        Promise.resolved(loop, "")
                .thenFollow("return", _ -> Promise.resolved(loop, "returned"))
                .thenAccept("print", loop::print);
        Promise.resolved(loop, "")
                .thenAccept("one", _ -> loop.print("one"))
                .thenAccept("two", _ -> loop.print("two"))
                .thenAccept("three", _ -> loop.print("three"))
                .thenAccept("four", _ -> loop.print("four"));
        loop.print("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "one", "two", "three", "returned", "four");
    }
}
