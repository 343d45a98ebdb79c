package spiral.eventloop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.program.NodeScript;
import spiral.eventloop.promise.Promise;

/// Each expected order was printed by Node 20.20.2 on a virtual clock, for the same program.
@DisplayName("A process from its main script to its exit, à la Node")
class NodeLifeTest {
    private final List<String> log = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("in a CommonJS main script, ticks come before microtasks")
    void aCommonJsMain() {
        run(NodeLifeTest::ticksAndMicrotasks);

        assertThat(log).containsExactly("main", "tick1", "m1", "m2", "tick in m1", "i", "t");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("in an ES module's main, microtasks come before ticks")
    void aModuleMain() {
        script().runModule(NodeLifeTest::ticksAndMicrotasks);

        assertThat(log).containsExactly("main", "m1", "m2", "tick1", "tick in m1", "i", "t");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("beforeExit is told each time nothing is left, and may revive the loop")
    void beforeExitRevives() {
        AtomicInteger rounds = new AtomicInteger();
        int code =
                run(node -> {
                    node.on()
                            .onBeforeExit(exit -> {
                                node.log("be", exit);
                                node.nextTick("t", () -> node.log("be tick"));
                                node.queueMicrotask("m", () -> node.log("be m"));
                                if (rounds.incrementAndGet() < 2) {
                                    node.setTimeout("r", 5, () -> node.log("revived"));
                                }
                            });
                    node.on().onExit(exit -> atExit(node, exit));
                    node.process().setExitCode(3);
                });

        assertThat(log)
                .containsExactly(
                        "be 3", "be tick", "be m", "revived", "be 3", "be tick", "be m", "exit 3",
                        "yes m");
        assertThat(code).isEqualTo(3);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("exit ends the process at once; its listeners may change the code")
    void exitEndsAtOnce() {
        int code =
                run(node -> {
                    node.on()
                            .onExit(exit -> {
                                node.log("exit", exit);
                                node.queueMicrotask("no", () -> node.log("no"));
                                node.process().setExitCode(9);
                            });
                    node.nextTick(
                            "tick",
                            () -> {
                                node.log("tick");
                                throw node.process().exit(4);
                            });
                    node.queueMicrotask("no", () -> node.log("no"));
                });

        assertThat(log).containsExactly("tick", "exit 4");
        assertThat(code).isEqualTo(9);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("an unhandled rejection ends the process before any immediate, behind microtasks")
    void anUnhandledRejection() {
        int code =
                run(node -> {
                    node.on().onExit(exit -> node.log("exit", exit));
                    node.setImmediate("never", () -> node.log("never"));
                    node.rejected(new IllegalStateException("r"));
                    node.nextTick("tick", () -> node.log("tick"));
                    node.queueMicrotask("m", () -> node.log("m"));
                });

        assertThat(log)
                .containsExactly(
                        "tick", "m", "exit 1", "err: Uncaught java.lang.IllegalStateException: r");
        assertThat(code).isEqualTo(1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("without a listener of its own, a rejection is an uncaught exception")
    void rejectionsAsUncaughtExceptions() {
        run(node -> {
            node.on()
                    .onUncaughtException((error, origin) -> {
                        node.log("UE", ((Throwable) error).getMessage(), origin);
                        node.queueMicrotask("m", () -> node.log("m"));
                    });
            node.rejected(new IllegalStateException("r1"));
            node.rejected(new IllegalStateException("r2"));
            node.nextTick("tick", () -> node.log("tick"));
            node.setImmediate("i", () -> node.log("i"));
            Promise<?> late = node.rejected(new IllegalStateException("caught in time"));
            node.nextTick("catch", () -> late.react("catch", _ -> {}, _ -> node.log("caught")));
        });

        assertThat(log)
                .containsExactly(
                        "tick",
                        "caught",
                        "UE r1 unhandledRejection",
                        "UE r2 unhandledRejection",
                        "m",
                        "m",
                        "i");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("close callbacks come behind the check phase")
    void closeCallbacks() {
        run(node -> {
            node.process().close("close", () -> node.log("close"));
            node.setImmediate("i", () -> node.log("i"));
            node.io("io", 0, () -> node.log("io"));
        });

        assertThat(log).containsExactly("io", "i", "close");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a loop that is stopped is dry, whatever is still set")
    void stopped() {
        NodeScript script = script();

        int code =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () ->
                                script.run(node -> {
                                    node.setInterval("again", 1, () -> node.log("again"));
                                    node.loop().stop();
                                }));

        assertThat(code).isZero();
        assertThat(log).isEmpty();
    }

    private static void atExit(NodeScript node, int code) {
        node.log("exit", code);
        node.nextTick("no", () -> node.log("no"));
        node.queueMicrotask("yes", () -> node.log("yes m"));
        node.setTimeout("no", 0, () -> node.log("no"));
    }

    private static void ticksAndMicrotasks(NodeScript node) {
        node.nextTick("tick1", () -> node.log("tick1"));
        node.resolved(0)
                .thenAccept(
                        "m1",
                        _ -> {
                            node.log("m1");
                            node.nextTick("tick in m1", () -> node.log("tick in m1"));
                        })
                .thenAccept("m2", _ -> node.log("m2"));
        node.setTimeout("t", 0, () -> node.log("t"));
        node.setImmediate("i", () -> node.log("i"));
        node.log("main");
    }

    private int run(Consumer<NodeScript> program) {
        return script().run(program);
    }

    private NodeScript script() {
        return NodeScript.of(
                EventLoop.onVirtualClock().output(log::add).errors(text -> log.add("err: " + text)),
                Duration.ZERO);
    }
}
