package spiral.eventloop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Step;
import spiral.eventloop.Task;
import spiral.eventloop.Timeout;
import spiral.eventloop.Trace;
import spiral.eventloop.program.NodeScript;

/// Each expected order was printed by Node 20.20.2 on a virtual clock, for the same program; where
/// code burns time, it follows from Node's source.
@DisplayName("Timers and immediates, à la Node")
class NodeTimersTest {
    private final List<String> log = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("delays below 1 ms, above 2^31-1 and NaN become 1 ms; fractions are cut")
    void clampedDelays() {
        run(node -> {
            after(node, 2, "2");
            after(node, 0, "zero");
            after(node, 1, "one");
            after(node, -3, "negative");
            after(node, Double.NaN, "nan");
            after(node, 1.9, "1.9");
            after(node, 1L << 31, "over");
        });

        assertThat(log)
                .containsExactly(
                        "err: TimeoutOverflowWarning: 2147483648 does not fit into a 32-bit signed"
                                + " integer.\nTimeout duration was set to 1.",
                        "zero",
                        "one",
                        "negative",
                        "nan",
                        "1.9",
                        "over",
                        "2");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("of lists that come up together, the one that was listed first runs first")
    void listsThatComeUpTogether() {
        run(node -> {
            node.setTimeout(
                    "a",
                    5,
                    () -> {
                        node.log("a5@5");
                        after(node, 5, "b5@10");
                        after(node, 1, "c1@6");
                    });
            after(node, 10, "d10@10");
            after(node, 10.9, "e10@10");
        });

        assertThat(log).containsExactly("a5@5", "c1@6", "d10@10", "e10@10", "b5@10");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an interval, a refreshed timer and a plain one share the rules of their lists")
    void intervalsAndRefresh() {
        run(node -> {
            Timeout refreshed = after(node, 4, "refreshed");
            node.setTimeout(
                    "refresh",
                    3,
                    () -> {
                        node.log("refresh");
                        refreshed.refresh();
                    });
            after(node, 4, "four");
            every(node, 3, 3, "iv");
        });

        assertThat(log).containsExactly("refresh", "iv 1", "four", "iv 2", "refreshed", "iv 3");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("an interval's next time begins when it starts to run, not when it ends")
    void anIntervalThatWorks() {
        List<Long> times = new ArrayList<>();
        run(node -> {
            AtomicReference<Timeout> interval = new AtomicReference<>();
            interval.set(
                    node.setInterval(
                            "iv",
                            50,
                            () -> {
                                times.add(node.loop().nanos() / 1_000_000);
                                node.burn(30);
                                if (times.size() == 4) {
                                    interval.get().cancel();
                                }
                            }));
        });

        assertThat(times).containsExactly(50L, 100L, 150L, 200L);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a timer set by a timer waits for the next turn; the immediate set there is first")
    void aTimerOfATimer() {
        run(node ->
                node.setTimeout(
                        "a",
                        1,
                        () -> {
                            after(node, 0, "timer of a");
                            node.setImmediate("i", () -> node.log("immediate of a"));
                            node.burn(10);
                        }));

        assertThat(log).containsExactly("immediate of a", "timer of a");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("immediates run by generation; one that is cleared in time does not run")
    void immediatesByGeneration() {
        run(node -> {
            List<Task> others = new ArrayList<>();
            node.setImmediate(
                    "a",
                    () -> {
                        node.log("a");
                        node.clear(others.get(0));
                        node.nextTick("clear", () -> node.clear(others.get(1)));
                        node.setImmediate("next", () -> node.log("next gen"));
                    });
            others.add(node.setImmediate("b", () -> node.log("never b")));
            others.add(node.setImmediate("c", () -> node.log("never c")));
            node.setImmediate("d", () -> node.log("d"));
        });

        assertThat(log).containsExactly("a", "d", "next gen");
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("an immediate made by an immediate waits until due timers have run")
    void anImmediateOfAnImmediate() {
        run(node -> {
            after(node, 1, "t");
            node.setImmediate(
                    "a",
                    () -> {
                        node.log("a");
                        node.setImmediate("b", () -> node.log("b"));
                        node.burn(2);
                    });
        });

        assertThat(log).containsExactly("a", "t", "b");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("ticks and microtasks are emptied between two timers and between two immediates")
    void checkpointsBetween() {
        run(node -> {
            node.setTimeout("t1", 1, () -> node.nextTick("tick", () -> node.log("tick of t1")));
            after(node, 1, "t2");
            node.setImmediate("i1", () -> node.queueMicrotask("m", () -> node.log("micro of i1")));
            node.setImmediate("i2", () -> node.log("i2"));
        });

        assertThat(log).containsExactly("micro of i1", "i2", "tick of t1", "t2");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("timers without a reference run only while something else keeps the loop alive")
    void unreferencedTimers() {
        run(node -> {
            after(node, 1, "unref timer").unref();
            after(node, 5, "t5");
            node.setInterval("iv", 2, () -> node.log("iv")).unref();
        });

        assertThat(log).containsExactly("unref timer", "iv", "iv", "t5");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("an immediate without a reference neither keeps the loop alive nor awake")
    void unreferencedImmediates() {
        run(node -> node.loop().setRef(node.setImmediate("i", () -> node.log("never")), false));
        run(node -> {
            node.loop().setRef(node.setImmediate("i", () -> logTime(node, "immediate")), false);
            node.setTimeout("t", 5, () -> logTime(node, "t"));
        });

        assertThat(log).containsExactly("immediate at 5", "t at 5");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("an immediate is before a timer of 0 ms, unless starting up took a millisecond")
    void theRaceAtStartUp() {
        run(Duration.ZERO, NodeTimersTest::race);
        run(Duration.ofMillis(1), NodeTimersTest::race);

        assertThat(log).containsExactly("immediate", "timeout", "timeout", "immediate");
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("the trace says that the two race, unless one was cleared or the timer is longer")
    void theTraceTellsTheRace() {
        assertThat(races(NodeTimersTest::race)).isEqualTo(1);
        assertThat(races(node -> node.setTimeout("t", 2, () -> {}))).isZero();
        assertThat(
                        races(node -> {
                            after(node, 0, "t").cancel();
                            node.setImmediate("i", () -> {});
                        }))
                .isZero();
    }

    private static long races(Consumer<NodeScript> program) {
        Trace trace = new Trace();
        NodeScript.run(EventLoop.onVirtualClock().trace(trace), program);
        return trace.steps().stream().filter(Step.Raced.class::isInstance).count();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("in an I/O callback the immediate is always first; messages come before both")
    void insideIo() {
        run(node ->
                node.io(
                        "stat",
                        2,
                        () -> {
                            race(node);
                            node.process()
                                    .postMessage(
                                            "msg 1",
                                            () -> {
                                                node.log("msg 1");
                                                node.nextTick("tick", () -> node.log("tick"));
                                            });
                            node.process().postMessage("msg 2", () -> node.log("msg 2"));
                        }));

        assertThat(log).containsExactly("msg 1", "tick", "msg 2", "immediate", "timeout");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("I/O that takes equally long completes in the order of asking")
    void ioInOrder() {
        run(node -> {
            node.io("slow", 3, () -> node.log("slow"));
            node.io("b", 2, () -> node.log("b"));
            node.io("c", 2, () -> node.log("c"));
        });

        assertThat(log).containsExactly("b", "c", "slow");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a list that came up while another timer worked waits one more millisecond")
    void aListThatCameUpMeanwhile() {
        run(node -> {
            node.setTimeout(
                    "a",
                    1,
                    () -> {
                        node.burn(10);
                        after(node, 20, "x");
                        node.setImmediate(
                                "i1", () -> node.setImmediate("i2", () -> logTime(node, "i2")));
                    });
            node.setTimeout("y", 5, () -> logTime(node, "y"));
        });

        assertThat(log).containsExactly("i2 at 11", "y at 12", "x");
    }

    private static void race(NodeScript node) {
        after(node, 0, "timeout");
        node.setImmediate("i", () -> node.log("immediate"));
    }

    private static Timeout after(NodeScript node, double millis, String text) {
        return node.setTimeout(text, millis, () -> node.log(text));
    }

    private static void every(NodeScript node, double millis, int times, String text) {
        AtomicInteger count = new AtomicInteger();
        AtomicReference<Timeout> interval = new AtomicReference<>();
        interval.set(
                node.setInterval(
                        text,
                        millis,
                        () -> {
                            node.log(text, count.incrementAndGet());
                            if (count.get() == times) {
                                interval.get().cancel();
                            }
                        }));
    }

    private static void logTime(NodeScript node, String text) {
        node.log(text, "at", node.loop().nanos() / 1_000_000);
    }

    private void run(Consumer<NodeScript> program) {
        run(Duration.ZERO, program);
    }

    private void run(Duration startup, Consumer<NodeScript> program) {
        NodeScript.of(
                        EventLoop.onVirtualClock()
                                .output(log::add)
                                .errors(text -> log.add("err: " + text)),
                        startup)
                .run(program);
    }
}
