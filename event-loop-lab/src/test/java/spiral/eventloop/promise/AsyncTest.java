package spiral.eventloop.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;

@DisplayName("Await, a comma in time")
class AsyncTest {
    private final List<String> log = new ArrayList<>();
    private final EventLoop loop =
            EventLoop.onVirtualClock()
                    .onUncaught((name, error) -> log.add("unhandled: " + error.getMessage()))
                    .build();
    private final Resolver<String> kettle = Promise.pending(loop);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("up to the first await, the function runs at once")
    void itRunsAtOnceUpToTheFirstAwait() {
        makeTea();
        log.add("caller goes on");

        assertThat(log).containsExactly("fill the kettle", "caller goes on");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the rest runs when the promise is fulfilled, with its value")
    void theRestRunsWithTheValue() {
        makeTea();

        kettle.resolve("hot");
        loop.run();

        assertThat(log).containsExactly("fill the kettle", "water is hot");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("awaiting what is there already still lets the caller go on first")
    void awaitingNeverGoesOnAtOnce() {
        kettle.resolve("hot");

        makeTea();
        log.add("caller goes on");
        loop.run();

        assertThat(log).containsExactly("fill the kettle", "caller goes on", "water is hot");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the function's promise gets what the function returns")
    void itsPromiseGetsTheResult() {
        makeTea().then(log::add);

        kettle.resolve("hot");
        loop.run();

        assertThat(log).containsExactly("fill the kettle", "water is hot", "tea");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a function that ends without returning fulfils its promise with null")
    void endingIsReturningNothing() {
        Async.run(loop, "nothing", nothing -> log.add("ran")).then(v -> log.add("got " + v));

        loop.run();

        assertThat(log).containsExactly("ran", "got null");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("one await costs one microtask")
    void oneAwaitIsOneMicrotask() {
        Promise<String> ready = Promise.resolved(loop, "");
        Async.run(
                loop,
                "f",
                f ->
                        f.await(
                                ready,
                                a -> {
                                    log.add("f1");
                                    f.await(ready, b -> log.add("f2"));
                                }));
        ready.then(v -> log.add("p1")).then(v -> log.add("p2"));

        loop.run();

        assertThat(log).containsExactly("f1", "p1", "f2", "p2");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("an awaited promise that is rejected ends the function with that error")
    void anAwaitedRejectionEndsTheFunction() {
        makeTea().catching(error -> "no tea: " + error.getMessage()).then(log::add);

        kettle.reject(new IllegalStateException("no power"));
        loop.run();

        assertThat(log).containsExactly("fill the kettle", "no tea: no power");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("await inside try and catch goes on in the catch")
    void awaitInTryGoesOnInCatch() {
        Async.run(
                loop,
                "f",
                f ->
                        f.await(
                                kettle.promise(),
                                value -> log.add("skipped"),
                                error -> log.add("caught " + error.getMessage())));

        kettle.reject(new IllegalStateException("no power"));
        loop.run();

        assertThat(log).containsExactly("caught no power");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("an error thrown before or after an await rejects the function's promise")
    void aThrownErrorRejects() {
        Promise<Integer> ready = Promise.resolved(loop, 1);
        logError(Async.run(loop, "f", f -> fail("before")));
        logError(Async.run(loop, "g", g -> g.await(ready, value -> fail("after"))));

        loop.run();

        assertThat(log).containsExactly("before", "after");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("two awaits in one part are refused: the second belongs into the first one's rest")
    void twoAwaitsInOnePartAreRefused() {
        logError(
                Async.run(
                        loop,
                        "f",
                        f -> {
                            f.await(kettle.promise(), value -> {});
                            f.await(kettle.promise(), value -> {});
                        }));

        loop.run();

        assertThat(log).singleElement().asString().startsWith("f awaits already");
    }

    private Promise<String> makeTea() {
        return Async.run(
                loop,
                "makeTea",
                tea -> {
                    log.add("fill the kettle");
                    tea.await(
                            kettle.promise(),
                            water -> {
                                log.add("water is " + water);
                                tea.returns("tea");
                            });
                });
    }

    private void logError(Promise<?> promise) {
        promise.then(value -> "no error").catching(Throwable::getMessage).then(log::add);
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }
}
