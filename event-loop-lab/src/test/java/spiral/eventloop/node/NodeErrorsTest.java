package spiral.eventloop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.program.NodeScript;

/// Each expected order was printed by Node 20.20.2 on a virtual clock, for the same program.
@DisplayName("Errors, à la Node")
class NodeErrorsTest {
    private final List<String> log = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("after an error in the main script, ticks and microtasks come first, as always")
    void anErrorInTheMainScript() {
        int code =
                run(node -> {
                    listen(node);
                    node.setTimeout("t", 0, () -> node.log("t"));
                    node.setImmediate("i", () -> node.log("i"));
                    node.nextTick("B", () -> node.log("B"));
                    micro(node, "M");
                    throw new IllegalStateException("main");
                });

        assertThat(log).containsExactly("H main", "B", "M", "i", "t");
        assertThat(code).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("after a tick that fails, the other ticks run first, then the microtasks")
    void aTickThatFails() {
        run(node -> {
            listen(node);
            node.setTimeout("t0", 0, () -> logThenMicro(node, "t0", "mt0"));
            node.setImmediate("i1", () -> logThenTick(node, "i1", "i1tick"));
            node.setImmediate("i2", () -> node.log("i2"));
            node.nextTick(
                    "A",
                    () -> {
                        logThenTick(node, "A", "A2");
                        throw new IllegalStateException("A");
                    });
            node.nextTick("B", () -> node.log("B"));
            micro(node, "M");
            node.queueMicrotask("qm", () -> fail("qm"));
            micro(node, "qm2");
        });

        assertThat(log)
                .containsExactly(
                        "A", "H A", "B", "A2", "M", "H qm", "qm2", "i1", "i1tick", "i2", "t0",
                        "mt0");
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("after an immediate that fails, the next immediate runs before the ticks")
    void anImmediateThatFails() {
        run(node -> {
            listen(node);
            node.setImmediate("i1", () -> node.log("i1"));
            node.setImmediate("i2", () -> failingImmediate(node));
            node.setImmediate(
                    "i3",
                    () -> {
                        node.log("i3");
                        node.setImmediate("new3", () -> node.log("new3"));
                    });
            node.setImmediate("i4", () -> node.log("i4"));
        });

        assertThat(log)
                .containsExactly("i1", "i2", "H 2", "i3", "tick2", "m2", "i4", "new1", "new3", "t");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("after the last immediate fails, the new ones run at once, before the ticks")
    void theLastImmediateThatFails() {
        run(node -> {
            listen(node);
            node.setImmediate("i1", () -> node.log("i1"));
            node.setImmediate("i2", () -> failingImmediate(node));
        });

        assertThat(log).containsExactly("i1", "i2", "H 2", "new1", "tick2", "m2", "t");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("after a timer that fails, the next due timer runs before the ticks")
    void aTimerThatFails() {
        run(node -> {
            listen(node);
            node.setTimeout("t1", 1, () -> failingAfterTick(node, "t1", "tk1", "1"));
            node.setTimeout("t2", 1, () -> logThenTick(node, "t2", "tk2"));
            node.setTimeout(
                    "t3",
                    1,
                    () -> {
                        node.log("t3");
                        node.nextTick("tk3", () -> logThenFail(node, "tk3", "x"));
                        node.nextTick("tk3b", () -> node.log("tk3b"));
                    });
            node.setTimeout("t4", 1, () -> node.log("t4"));
            node.setTimeout("u1", 5, () -> failingAfterTick(node, "u1", "uk1", "u"));
            node.setImmediate("imm", () -> node.log("imm"));
        });

        assertThat(log)
                .containsExactly(
                        "imm", "t1", "H 1", "t2", "tk1", "tk2", "t3", "tk3", "H x", "t4", "tk3b",
                        "u1", "H u", "uk1");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName(
            "after an I/O callback that fails, ticks and microtasks run before the check phase")
    void anIoCallbackThatFails() {
        run(node -> {
            listen(node);
            node.io(
                    "stat",
                    1,
                    () -> {
                        node.log("s1");
                        node.nextTick("tk", () -> node.log("tk"));
                        node.setImmediate("imm", () -> node.log("imm"));
                        node.setTimeout("t", 0, () -> node.log("t"));
                        micro(node, "m");
                        throw new IllegalStateException("io");
                    });
        });

        assertThat(log).containsExactly("s1", "H io", "tk", "m", "imm", "t");
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName(
            "a rejection handler that fails loses the rejections behind it; late ones are told")
    void aRejectionHandlerThatFails() {
        run(node -> {
            node.on()
                    .onUnhandledRejection((reason, promise) -> {
                        node.log("UR", message(reason));
                        node.nextTick("tk-ur", () -> node.log("tk-ur"));
                        if (message(reason).equals("b")) {
                            throw new IllegalStateException("inhandler");
                        }
                        node.setTimeout("catch", 1, () -> catchLate(node, promise));
                    });
            node.on().onRejectionHandled(_ -> node.log("RH"));
            node.on()
                    .onUncaughtException((error, origin) -> node.log("UE", message(error), origin));
            node.rejected(new IllegalStateException("a"));
            node.rejected(new IllegalStateException("b"));
            node.rejected(new IllegalStateException("c"));
            node.setImmediate("imm", () -> node.log("imm"));
            node.setImmediate("imm2", () -> node.log("imm2"));
        });

        assertThat(log)
                .containsExactly(
                        "UR a",
                        "UR b",
                        "UE inhandler uncaughtException",
                        "tk-ur",
                        "tk-ur",
                        "imm",
                        "imm2",
                        "late",
                        "RH");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("an error that nobody hears ends the process with code 1; exit is told")
    void anErrorThatNobodyHears() {
        int code =
                run(node -> {
                    node.on().onExit(exit -> node.log("exit", exit));
                    node.setImmediate("never", () -> node.log("never"));
                    node.nextTick("never", () -> node.log("never"));
                    throw new IllegalStateException("main");
                });

        assertThat(log)
                .containsExactly("exit 1", "err: Uncaught java.lang.IllegalStateException: main");
        assertThat(code).isEqualTo(1);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a handler of errors that fails ends the process with code 7")
    void aHandlerThatFails() {
        int code =
                run(node -> {
                    node.on().onExit(exit -> node.log("exit", exit));
                    node.on().onUncaughtException((_, _) -> fail("again"));
                    fail("main");
                });

        assertThat(code).isEqualTo(7);
        assertThat(log).containsExactly("err: Uncaught java.lang.IllegalStateException: again");
    }

    private int run(Consumer<NodeScript> program) {
        return NodeScript.run(
                EventLoop.onVirtualClock().output(log::add).errors(text -> log.add("err: " + text)),
                program);
    }

    private static void failingImmediate(NodeScript node) {
        node.log("i2");
        node.nextTick("tick2", () -> node.log("tick2"));
        node.setImmediate("new1", () -> node.log("new1"));
        node.setTimeout("t", 0, () -> node.log("t"));
        micro(node, "m2");
        fail("2");
    }

    private static void failingAfterTick(NodeScript node, String text, String tick, String error) {
        logThenTick(node, text, tick);
        fail(error);
    }

    private static void logThenTick(NodeScript node, String text, String tick) {
        node.log(text);
        node.nextTick(tick, () -> node.log(tick));
    }

    private static void logThenMicro(NodeScript node, String text, String micro) {
        node.log(text);
        micro(node, micro);
    }

    private static void logThenFail(NodeScript node, String text, String error) {
        node.log(text);
        fail(error);
    }

    private static void micro(NodeScript node, String text) {
        node.queueMicrotask(text, () -> node.log(text));
    }

    private static void catchLate(NodeScript node, Object promise) {
        if (promise instanceof spiral.eventloop.promise.Promise<?> rejected) {
            rejected.react("catch", _ -> {}, _ -> node.log("late"));
        }
    }

    private static void listen(NodeScript node) {
        node.on().onUncaughtException((error, _) -> node.log("H", message(error)));
    }

    private static String message(Object error) {
        return error instanceof Throwable thrown ? thrown.getMessage() : "";
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }
}
