package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("One task, then all microtasks")
class EventLoopTest {
    private final List<String> log = new ArrayList<>();
    private final EventLoop loop =
            EventLoop.onVirtualClock()
                    .output(log::add)
                    .onUncaught((name, error) -> log.add(name + " failed: " + error.getMessage()))
                    .build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("nothing runs before the loop does")
    void nothingRunsBeforeTheLoop() {
        say("a");

        assertThat(log).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("tasks run in the order in which they were posted")
    void tasksRunInOrder() {
        say("a");
        say("b");

        loop.run();

        assertThat(log).containsExactly("a", "b");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a task runs to its end before the next one starts")
    void aTaskRunsToItsEnd() {
        loop.post(
                "a",
                () -> {
                    say("b");
                    loop.call("inner", () -> loop.print("a calls inner"));
                    loop.print("a ends");
                });

        loop.run();

        assertThat(log).containsExactly("a calls inner", "a ends", "b");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a microtask waits for the end of the task that queued it")
    void aMicrotaskWaitsForItsTask() {
        loop.post(
                "a",
                () -> {
                    soon("micro");
                    loop.print("a");
                });

        loop.run();

        assertThat(log).containsExactly("a", "micro");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("microtasks run before the next task, whoever was queued first")
    void microtasksRunBeforeTheNextTask() {
        loop.post(
                "a",
                () -> {
                    say("task");
                    soon("micro");
                });

        loop.run();

        assertThat(log).containsExactly("micro", "task");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a microtask runs before a timer of zero")
    void aMicrotaskRunsBeforeATimerOfZero() {
        loop.post(
                "main",
                () -> {
                    after(0, "timer");
                    soon("micro");
                    loop.print("main");
                });

        loop.run();

        assertThat(log).containsExactly("main", "micro", "timer");
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("microtasks are emptied between two timers that are due together")
    void microtasksBetweenTwoTimers() {
        loop.setTimeout("a", ms(5), () -> soon("micro of a"));
        after(5, "b");

        loop.run();

        assertThat(log).containsExactly("micro of a", "b");
    }

    @Test
    @Order(8)
    @Tag("step:1")
    @DisplayName("what was queued before the run keeps the same order: microtasks first")
    void setUpBeforeTheRunIsOrderedToo() {
        say("task");
        soon("micro");

        loop.run();

        assertThat(log).containsExactly("micro", "task");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("an error is reported with the task's name, and the loop goes on")
    void anErrorIsReportedAndTheLoopGoesOn() {
        loop.post("bad", () -> fail("oh"));
        say("good");

        loop.run();

        assertThat(log).containsExactly("bad failed: oh", "good");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("microtasks of a task that failed still run, before the next task")
    void microtasksOfAFailedTaskRun() {
        loop.post(
                "bad",
                () -> {
                    soon("micro");
                    fail("oh");
                });
        say("next");

        loop.run();

        assertThat(log).containsExactly("bad failed: oh", "micro", "next");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a handler that throws ends the run; the next run goes on behind the failed task")
    void aHandlerThatThrowsEndsTheRun() {
        EventLoop strict =
                EventLoop.onVirtualClock()
                        .output(log::add)
                        .onUncaught((name, error) -> {
                            throw new IllegalStateException(name, error);
                        })
                        .build();
        strict.post("bad", () -> fail("oh"));
        strict.post("good", () -> strict.print("good"));

        assertThatThrownBy(strict::run).hasMessage("bad").hasRootCauseMessage("oh");
        strict.run();

        assertThat(log).containsExactly("good");
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("after stop, the microtasks of this task run and nothing else does, for good")
    void afterStopNothingElseRuns() {
        loop.post(
                "a",
                () -> {
                    soon("micro");
                    say("task");
                    loop.stop();
                    loop.print("a ends");
                });

        loop.run();
        loop.run();

        assertThat(log).containsExactly("a ends", "micro");
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName("a loop cannot be run from inside itself")
    void aLoopCannotRunInsideItself() {
        loop.post("a", loop::run);

        loop.run();

        assertThat(log).singleElement().asString().startsWith("a failed: the loop runs already");
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("only a task of the loop is on the loop's thread")
    void whoIsOnTheLoopsThread() {
        loop.post("a", () -> loop.print("inside: " + loop.onLoopThread()));

        loop.run();

        assertThat(log).containsExactly("inside: true");
        assertThat(loop.onLoopThread()).isFalse();
    }

    private void say(String text) {
        loop.post(text, () -> loop.print(text));
    }

    private void soon(String text) {
        loop.queueMicrotask(text, () -> loop.print(text));
    }

    private void after(long millis, String text) {
        loop.setTimeout(text, ms(millis), () -> loop.print(text));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }
}
