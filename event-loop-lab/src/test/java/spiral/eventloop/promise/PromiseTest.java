package spiral.eventloop.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;

@DisplayName("A promise")
class PromiseTest {
    private final List<String> log = new ArrayList<>();
    private final EventLoop loop =
            EventLoop.onVirtualClock()
                    .onUncaught((name, error) -> log.add("unhandled: " + error.getMessage()))
                    .build();
    private final Resolver<String> resolver = Promise.pending(loop);
    private final Promise<String> promise = resolver.promise();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("while it is pending, nobody is answered")
    void whilePendingNobodyIsAnswered() {
        promise.then(log::add);

        loop.run();

        assertThat(log).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("when it is fulfilled, who asked gets the value")
    void whoAskedGetsTheValue() {
        promise.then(log::add);

        resolver.resolve("tea");
        loop.run();

        assertThat(log).containsExactly("tea");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("who asks later gets the same value")
    void whoAsksLaterGetsItToo() {
        resolver.resolve("tea");
        loop.run();

        promise.then(log::add);
        loop.run();

        assertThat(log).containsExactly("tea");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the answer never comes at once, but in a microtask")
    void theAnswerComesInAMicrotask() {
        resolver.resolve("tea");

        promise.then(log::add);
        log.add("asked");
        loop.run();

        assertThat(log).containsExactly("asked", "tea");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("all who asked are answered, in the order in which they asked")
    void allAreAnsweredInOrder() {
        promise.then(value -> log.add("first " + value));
        promise.then(value -> log.add("second " + value));

        resolver.resolve("tea");
        loop.run();

        assertThat(log).containsExactly("first tea", "second tea");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("it is decided once: later decisions do nothing")
    void itIsDecidedOnce() {
        promise.then(log::add);

        resolver.resolve("tea");
        resolver.resolve("coffee");
        resolver.reject(new IllegalStateException("spilt"));
        loop.run();

        assertThat(log).containsExactly("tea");
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("then makes a promise of what its function returns")
    void thenMakesAPromise() {
        promise.then(String::length).then(length -> log.add("length " + length));

        resolver.resolve("tea");
        loop.run();

        assertThat(log).containsExactly("length 3");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a rejection runs down the chain to the first catch")
    void aRejectionRunsDownToTheCatch() {
        promise.then(value -> log.add("skipped")).catching(error -> log.add(error.getMessage()));

        resolver.reject(new IllegalStateException("spilt"));
        loop.run();

        assertThat(log).containsExactly("spilt");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("an error thrown in then rejects the next promise")
    void aThrownErrorRejectsTheNext() {
        promise.then(PromiseTest::spill).catching(Throwable::getMessage).then(log::add);

        resolver.resolve("tea");
        loop.run();

        assertThat(log).containsExactly("spilt tea");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("after a catch the chain goes on with the catch's value")
    void afterACatchTheChainGoesOn() {
        promise.catching(error -> "water").then(log::add);

        resolver.reject(new IllegalStateException("spilt"));
        loop.run();

        assertThat(log).containsExactly("water");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a catch lets a value pass")
    void aCatchLetsAValuePass() {
        promise.catching(error -> "water").then(log::add);

        resolver.resolve("tea");
        loop.run();

        assertThat(log).containsExactly("tea");
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("a promise returned by then is followed: its value becomes the chain's")
    void aReturnedPromiseIsFollowed() {
        Resolver<String> kettle = Promise.pending(loop);
        promise.thenFollow("boil", value -> kettle.promise()).then(log::add);

        resolver.resolve("tea");
        loop.run();
        assertThat(log).isEmpty();
        kettle.resolve("hot");
        loop.run();

        assertThat(log).containsExactly("hot");
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName("a followed promise that is rejected rejects the chain")
    void aFollowedRejectionRejects() {
        resolver.follow(Promise.rejected(loop, new IllegalStateException("cold")));

        promise.catching(Throwable::getMessage).then(log::add);
        loop.run();

        assertThat(log).containsExactly("cold");
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("a promise that follows another cannot be decided otherwise meanwhile")
    void aFollowerIsDecided() {
        Resolver<String> kettle = Promise.pending(loop);
        promise.then(log::add);

        resolver.follow(kettle.promise());
        resolver.resolve("tea");
        loop.run();
        assertThat(log).isEmpty();
        kettle.resolve("hot");
        loop.run();

        assertThat(log).containsExactly("hot");
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("a promise that follows itself is rejected, not stuck")
    void itCannotFollowItself() {
        promise.catching(Throwable::getMessage).then(log::add);

        resolver.follow(promise);
        loop.run();

        assertThat(log).containsExactly("a promise cannot follow itself");
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("a stranger that answers twice and then throws is heard once")
    void aStrangerIsHeardOnce() {
        promise.then(log::add);

        resolver.follow((onFulfilled, onRejected) -> {
            onFulfilled.accept("tea");
            onRejected.accept(new IllegalStateException("spilt"));
            throw new IllegalStateException("broken");
        });
        loop.run();

        assertThat(log).containsExactly("tea");
    }

    @Test
    @Order(17)
    @Tag("step:3")
    @DisplayName("two chains of equal length take turns: one link is one microtask")
    void chainsTakeTurns() {
        resolver.resolve("");
        chain("a", 3);
        chain("b", 3);

        loop.run();

        assertThat(log).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
    }

    @Test
    @Order(18)
    @Tag("step:3")
    @DisplayName("returning a promise costs two microtasks more than returning a value")
    void followingCostsTwoMore() {
        resolver.resolve("");
        promise.thenFollow("f", value -> promise).then(value -> log.add("followed"));
        chain("a", 5);

        loop.run();

        assertThat(log).containsExactly("a1", "a2", "a3", "followed", "a4", "a5");
    }

    @Test
    @Order(19)
    @Tag("step:3")
    @DisplayName("a rejection that nobody handles is reported once the microtasks are done")
    void anUnhandledRejectionIsReported() {
        Promise.rejected(loop, new IllegalStateException("spilt"));
        loop.queueMicrotask("micro", () -> log.add("micro"));

        loop.run();

        assertThat(log).containsExactly("micro", "unhandled: spilt");
    }

    @Test
    @Order(20)
    @Tag("step:3")
    @DisplayName("a handler that a microtask adds in time is enough")
    void aHandlerInTimeIsEnough() {
        Promise<String> rejected = Promise.rejected(loop, new IllegalStateException("spilt"));
        loop.queueMicrotask("late", () -> rejected.catching(Throwable::getMessage).then(log::add));

        loop.run();

        assertThat(log).containsExactly("spilt");
    }

    @Test
    @Order(21)
    @Tag("step:3")
    @DisplayName("in a chain without catch, only its end is unhandled")
    void onlyTheEndOfAChainIsUnhandled() {
        promise.then(log::add).then(added -> log.add("skipped"));

        resolver.reject(new IllegalStateException("spilt"));
        loop.run();

        assertThat(log).containsExactly("unhandled: spilt");
    }

    private void chain(String name, int links) {
        Promise<?> end = promise;
        for (int i = 1; i <= links; i++) {
            String entry = name + i;
            end = end.then(value -> log.add(entry));
        }
    }

    private static String spill(String what) {
        throw new IllegalStateException("spilt " + what);
    }
}
