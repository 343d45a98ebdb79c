package spiral.eventloop.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Puts wrong orders into copies of our own classes, one at a time, and runs our suites on them: a
/// net with a hole would let one through.
@DisplayName("Ordering bugs are caught")
class SeededBugsTest {
    private static final List<String> SUITES =
            List.of(
                    "node.NodeErrorsTest",
                    "node.NodeTimersTest",
                    "node.NodeLifeTest",
                    "program.JobCountsTest",
                    "browser.BrowserLoopTest",
                    "EventLoopTest",
                    "MicrotaskQueueTest",
                    "promise.PromiseTest");

    @TempDir private Path folder;

    static List<SeededBug> bugs() {
        return List.of(
                new SeededBug(
                        "ticks after microtasks",
                        "LoopModel.java",
                        "List.of(TICKS, MICROTASKS)",
                        "List.of(MICROTASKS, TICKS)"),
                new SeededBug(
                        "no clamp to 1 ms",
                        "node/TimerRule.java",
                        "new TimerRule(1, ",
                        "new TimerRule(0, "),
                new SeededBug(
                        "delays are not cut to whole milliseconds",
                        "TimerLists.java",
                        "return nanos - nanos % unit;",
                        "return nanos;"),
                new SeededBug(
                        "immediates last in, first out",
                        "TaskSource.java",
                        "others.add(task);",
                        "others.add(first); first = task;"),
                new SeededBug(
                        "new immediates join the running generation",
                        "Round.java",
                        "count == 0 && !drained",
                        "count == 0"),
                new SeededBug(
                        "a drain is kept after a failing immediate",
                        "LoopModel.java",
                        "POLL, MESSAGES, IMMEDIATES, CLOSING",
                        "POLL, MESSAGES, CLOSING"),
                new SeededBug(
                        "a drain is kept after a failing timer",
                        "LoopModel.java",
                        "Set.of(TICKS, TIMERS, POLL",
                        "Set.of(TICKS, POLL"),
                new SeededBug(
                        "no drain between two timers",
                        "TimerLists.java",
                        "firing.between();\n            }\n            first = false;\n"
                                + "            // what ran",
                        "}\n            first = false;\n            // what ran"),
                new SeededBug(
                        "a list of timers that is looked at again keeps its place",
                        "TimerList.java",
                        "order = newOrder;",
                        ""),
                new SeededBug(
                        "an interval's time begins when it ends",
                        "Timeout.java",
                        "setAnew(start);",
                        "setAnew(loop.nanos());"),
                new SeededBug(
                        "check before poll",
                        "LoopModel.java",
                        "new Phase(\"poll\", RUN_WAITING, POLL),",
                        "new Phase(\"check\", RUN_CHECK, IMMEDIATES),"
                                + " new Phase(\"poll\", RUN_WAITING, POLL),"),
                new SeededBug(
                        "return promise in one microtask",
                        "promise/Resolver.java",
                        "loop.queueMicrotask(\"follow\", () -> subscribe(thenable));",
                        "subscribe(thenable);"),
                new SeededBug(
                        "await wraps promises in promises",
                        "promise/Promise.java",
                        "value instanceof Promise<?> promise",
                        "value instanceof Promise<?> promise && loop.depth() < 0"),
                new SeededBug(
                        "finally costs a microtask less",
                        "promise/Finally.java",
                        "next.follow(fulfilled(loop, action.get(), value))",
                        "{ action.get();"
                                + " next.follow((onFulfilled, _) -> onFulfilled.accept(value)); }"),
                new SeededBug(
                        "rejections are reported before the microtasks",
                        "Execution.java",
                        "microtasks.drain();\n            } while (reportRejections());",
                        "reportRejections(); microtasks.drain();\n            } while (waiting() > 0);"),
                new SeededBug(
                        "a cleared immediate runs",
                        "Task.java",
                        "boolean cancelled = leaveWaiting(State.CANCELLED);",
                        "boolean cancelled = state == State.WAITING;"),
                new SeededBug(
                        "a refreshed timer keeps its time",
                        "Timeout.java",
                        "setAnew(loop.nanos());\n        if (!alive)",
                        "setAnew(due - duration);\n        if (!alive)"),
                new SeededBug(
                        "ticks of an exit listener run",
                        "node/NodeLoop.java",
                        "if (!exiting) {\n            loop.enqueue(LoopModel.TICKS",
                        "{\n            loop.enqueue(LoopModel.TICKS"),
                new SeededBug(
                        "no checkpoint between a user's listeners",
                        "browser/BrowserLoop.java",
                        "new Event(type, target), loop::checkpoint)",
                        "new Event(type, target), () -> {})"),
                new SeededBug(
                        "an animation callback made in a frame runs in it",
                        "Round.java",
                        "for (int i = 0; i < count && !desk.closed(); i++) {",
                        "for (int i = 0; i < count + queue.size() && !desk.closed(); i++) {"),
                new SeededBug(
                        "no clamp of nested timers",
                        "browser/BrowserLoop.java",
                        "new BrowserTimer.Nesting(5, 4)",
                        "new BrowserTimer.Nesting(5, 1)"),
                new SeededBug(
                        "a microtask's microtask waits for the next checkpoint",
                        "MicrotaskQueue.java",
                        "while (!waiting.isEmpty()) {",
                        "for (int left = waiting.size(); left > 0; left--) {"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    @DisplayName("each is found by a rule of our suites")
    void eachIsFound(SeededBug bug) throws Exception {
        Optional<String> failure = failure(Variant.with(bug, folder));

        assertThat(failure).as("a rule that does not hold with \"%s\"", bug).isPresent();
    }

    @Test
    @DisplayName("without a bug, every rule holds")
    void theRightOneIsRight() throws Exception {
        assertThat(failure(Variant.right(Files.createDirectory(folder.resolve("none"))))).isEmpty();
    }

    // the first rule that does not hold
    private static Optional<String> failure(Variant variant) throws Exception {
        for (String suite : SUITES) {
            Class<?> type = variant.loadClass("spiral.eventloop." + suite);
            for (Method rule : type.getDeclaredMethods()) {
                if (rule.isAnnotationPresent(Test.class) && !holds(type, rule)) {
                    return Optional.of(suite + "." + rule.getName());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Class<?> suite, Method rule) throws Exception {
        Constructor<?> constructor = suite.getDeclaredConstructor();
        constructor.setAccessible(true);
        rule.setAccessible(true);
        try {
            rule.invoke(constructor.newInstance());
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }
}
