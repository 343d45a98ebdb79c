package spiral.eventloop.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.promise.Thenable;

/// In which link of a chain of `then` something goes on. The numbers are Node 20.20.2's, measured
/// with the same programs in JavaScript.
@DisplayName("How many microtasks a construct costs")
class JobCountsTest {
    /// A program that calls `done` when it has come to the place in question.
    private interface Program {
        void run(Script script, Consumer<@Nullable Object> done);
    }

    /// A promise that is not of the class which `await` knows.
    private record Subclass(Promise<Object> promise) implements Thenable<Object> {
        @Override
        public void subscribe(
                Consumer<? super Object> onFulfilled, Consumer<? super Throwable> onRejected) {
            promise.subscribe(onFulfilled, onRejected);
        }
    }

    private static final Thenable<Object> THENABLE = (onFulfilled, _) -> onFulfilled.accept("x");

    @Test
    @Order(1)
    @DisplayName("await: 1; of a thenable 2; of an instance of a subclass 3")
    void await() {
        assertThat(awaiting(_ -> 1)).isEqualTo(1);
        assertThat(awaiting(script -> script.resolved(1))).isEqualTo(1);
        assertThat(awaiting(_ -> THENABLE)).isEqualTo(2);
        assertThat(awaiting(JobCountsTest::instanceOfSubclass)).isEqualTo(3);
    }

    @Test
    @Order(2)
    @DisplayName("what an async function returns: a value 1, awaited 2, a thenable 2, a promise 3")
    void asyncReturn() {
        assertThat(returning((_, _) -> 1)).isEqualTo(1);
        assertThat(returning((script, await) -> await.on(script.resolved(1)))).isEqualTo(2);
        assertThat(returning((_, _) -> THENABLE)).isEqualTo(2);
        assertThat(returning((script, _) -> script.resolved(1))).isEqualTo(3);
    }

    @Test
    @Order(3)
    @DisplayName(
            "a promise resolved with a promise: 3; Promise.resolve of a promise is that promise")
    void resolvedWithAPromise() {
        assertThat(
                        count((script, done) ->
                                then(script.promise(it -> it.follow(script.resolved(1))), done)))
                .isEqualTo(3);
        NodeScript.run(
                EventLoop.onVirtualClock(),
                node -> {
                    Promise<Integer> promise = node.resolved(1);
                    assertThat(Promise.<Integer>of(node.loop(), promise)).isSameAs(promise);
                });
    }

    @Test
    @Order(4)
    @DisplayName("chains: then 2, then that returns a promise 4, finally 4, finally that throws 2")
    void chains() {
        assertThat(of(one -> one.then(x -> x))).isEqualTo(2);
        assertThat(
                        count((script, done) ->
                                then(script.resolved(1).thenFollow("f", script::resolved), done)))
                .isEqualTo(4);
        assertThat(of(one -> one.thenFinally("finally", () -> null))).isEqualTo(4);
        assertThat(of(one -> one.thenFinally("finally", () -> one))).isEqualTo(4);
        assertThat(of(one -> one.thenFinally("finally", JobCountsTest::fails))).isEqualTo(2);
        assertThat(of(one -> one.catching(_ -> 0))).isEqualTo(2);
        assertThat(
                        count((script, done) ->
                                then(rejected(script).thenFinally("f", () -> null), done)))
                .isEqualTo(4);
    }

    @Test
    @Order(5)
    @DisplayName("combinators: 2 when all are settled, 1 without items, 3 with a thenable")
    void combinators() {
        assertThat(
                        count((script, done) ->
                                then(
                                        script.promises()
                                                .all(List.of(1, script.resolved(1), THENABLE)),
                                        done)))
                .isEqualTo(3);
        assertThat(count((script, done) -> then(script.promises().all(List.of(1, 2)), done)))
                .isEqualTo(2);
        assertThat(count((script, done) -> then(script.promises().all(List.of()), done)))
                .isEqualTo(1);
        assertThat(count((script, done) -> then(script.promises().race(List.of(1, 2)), done)))
                .isEqualTo(2);
        assertThat(count((script, done) -> then(script.promises().any(List.of(1, 2)), done)))
                .isEqualTo(2);
        assertThat(
                        count((script, done) ->
                                then(script.promises().any(List.of(rejected(script))), done)))
                .isEqualTo(2);
        assertThat(
                        count((script, done) ->
                                then(
                                        script.promises().allSettled(List.of(1, rejected(script))),
                                        done)))
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    @DisplayName("for await over a sync iterable: 2 for each item, and 2 to see that none is left")
    void forAwait() {
        assertThat(
                        count((script, done) ->
                                script.async(
                                        "f",
                                        await -> {
                                            await.forEach(List.of(1, script.resolved(2)), _ -> {});
                                            done.accept(0);
                                        })))
                .isEqualTo(6);
    }

    @Test
    @Order(7)
    @DisplayName("async generators: an item 2, the end 1, a returned value 2")
    void asyncGenerators() {
        assertThat(generating((g, done) -> then(g.next(), done), 1)).isEqualTo(2);
        assertThat(generating((g, done) -> then(g.next(), done))).isEqualTo(1);
        assertThat(count((script, done) -> then(script.asyncGenerator("g", _ -> 1).next(), done)))
                .isEqualTo(2);
    }

    @Test
    @Order(8)
    @DisplayName("requests to an async generator queue; return awaits its argument")
    void requestsQueue() {
        assertThat(generating((g, done) -> both(g.next(), g.next(), done), 1, 2)).isEqualTo(3);
        assertThat(generating((g, done) -> then(g.returns(7), done), 1)).isEqualTo(2);
        assertThat(generating((g, done) -> then(g.throwing(error()), done), 1)).isEqualTo(1);
        assertThat(generating((g, done) -> both(g.next(), g.next(), done))).isEqualTo(1);
        assertThat(
                        generating(
                                (g, done) -> {
                                    g.next();
                                    g.returns(3);
                                    then(g.next(), done);
                                },
                                1))
                .isEqualTo(3);
    }

    @Test
    @Order(9)
    @DisplayName(
            "for await over an async generator of two items: 5; finally with await delays return")
    void forAwaitOfAnAsyncGenerator() {
        assertThat(
                        count((script, done) ->
                                script.async(
                                        "f",
                                        await -> {
                                            await.forEach(items(script, 1, 2), _ -> {});
                                            done.accept(0);
                                        })))
                .isEqualTo(5);
        assertThat(
                        count((script, done) -> {
                            AsyncGenerator<Integer> g =
                                    script.asyncGenerator("g", JobCountsTest::careful);
                            g.next();
                            then(g.returns(7), done);
                        }))
                .isEqualTo(4);
    }

    private static @Nullable Object careful(Yield yields) {
        try {
            yields.item(1);
        } finally {
            yields.await().onAny(0);
        }
        return null;
    }

    private static AsyncGenerator<Integer> items(Script script, Integer... items) {
        return script.asyncGenerator(
                "g",
                yields -> {
                    Arrays.stream(items).forEach(yields::item);
                    return null;
                });
    }

    private static int generating(
            BiConsumer<AsyncGenerator<Integer>, Consumer<@Nullable Object>> use, Integer... items) {
        return count((script, done) -> use.accept(items(script, items), done));
    }

    private static int awaiting(Function<Script, Object> awaited) {
        return count((script, done) ->
                script.async(
                        "f",
                        await -> {
                            await.onAny(awaited.apply(script));
                            done.accept(0);
                        }));
    }

    private static int returning(BiFunction<Script, Await, Object> body) {
        return count((script, done) ->
                then(script.asyncOf("f", await -> body.apply(script, await)), done));
    }

    private static int of(UnaryOperator<Promise<Integer>> step) {
        return count((script, done) -> then(step.apply(script.resolved(1)), done));
    }

    private static void both(Promise<?> first, Promise<?> second, Consumer<@Nullable Object> done) {
        assertThat(first).isNotSameAs(second);
        then(second, done);
    }

    private static void then(Promise<?> promise, Consumer<@Nullable Object> done) {
        promise.react("done", done, done);
    }

    private static Promise<Integer> rejected(Script script) {
        return script.rejected(error());
    }

    private static Thenable<Object> instanceOfSubclass(Script script) {
        return new Subclass(script.resolved(1));
    }

    private static RuntimeException error() {
        return new IllegalStateException("oh");
    }

    private static Object fails() {
        throw error();
    }

    // how many links of a chain of `then` have run when the program says that it is done
    private static int count(Program program) {
        List<Integer> counts = new ArrayList<>();
        NodeScript.run(
                EventLoop.onVirtualClock(),
                node -> {
                    AtomicReference<Integer> links = new AtomicReference<>(0);
                    link(node, links);
                    program.run(node, _ -> counts.add(links.get()));
                });
        assertThat(counts).hasSize(1);
        return counts.getFirst();
    }

    private static void link(NodeScript node, AtomicReference<Integer> links) {
        node.resolved(0)
                .thenAccept(
                        "link",
                        _ -> {
                            links.set(links.get() + 1);
                            if (links.get() < 20) {
                                link(node, links);
                            }
                        });
    }
}
