package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Microtasks first")
class MicrotaskQueueTest {
    private final List<String> log = new ArrayList<>();
    private final MicrotaskQueue queue =
            new MicrotaskQueue(
                    microtask -> microtask.body().run(),
                    (name, error) -> log.add(name + " failed: " + error.getMessage()));

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("queueing a microtask does not run it")
    void queueingDoesNotRun() {
        say("a");

        assertThat(log).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a checkpoint runs all that wait, in their order")
    void aCheckpointRunsAllThatWait() {
        say("a");
        say("b");
        say("c");

        queue.checkpoint();

        assertThat(log).containsExactly("a", "b", "c");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a checkpoint with nothing to do does nothing")
    void anEmptyCheckpointDoesNothing() {
        assertThat(queue.checkpoint()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("each microtask runs once")
    void eachRunsOnce() {
        say("a");

        queue.checkpoint();
        queue.checkpoint();

        assertThat(log).containsExactly("a");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a microtask queued by a microtask runs in the same checkpoint")
    void oneQueuedMeanwhileRunsToo() {
        queue("outer", () -> say("inner"));

        queue.checkpoint();

        assertThat(log).containsExactly("inner");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("one queued meanwhile goes to the end of the line")
    void oneQueuedMeanwhileGoesToTheEnd() {
        queue("first", () -> say("late"));
        say("second");

        queue.checkpoint();

        assertThat(log).containsExactly("second", "late");
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("a chain of a thousand, each queueing the next, is one checkpoint")
    void aLongChainIsOneCheckpoint() {
        chain(1_000);

        assertThat(queue.checkpoint()).isEqualTo(1_000);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("an error is reported with the microtask's name, and the rest goes on")
    void anErrorIsReportedAndTheRestGoesOn() {
        say("a");
        queue("b", () -> fail("oh"));
        say("c");

        queue.checkpoint();

        assertThat(log).containsExactly("a", "b failed: oh", "c");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("what a microtask queued before it failed still runs")
    void whatAFailedOneQueuedStillRuns() {
        queue(
                "a",
                () -> {
                    say("b");
                    fail("oh");
                });

        queue.checkpoint();

        assertThat(log).containsExactly("a failed: oh", "b");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a checkpoint inside a checkpoint does nothing: the outer one is at it")
    void aCheckpointInsideOneDoesNothing() {
        queue(
                "a",
                () -> {
                    say("b");
                    assertThat(queue.checkpoint()).isZero();
                    log.add("a");
                });

        queue.checkpoint();

        assertThat(log).containsExactly("a", "b");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a checkpoint says how many it ran, the failed ones included")
    void itSaysHowManyItRan() {
        say("a");
        queue("b", () -> fail("oh"));

        assertThat(queue.checkpoint()).isEqualTo(2);
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("after a report that throws, the queue still works")
    void itWorksAfterAReportThatThrows() {
        MicrotaskQueue strict =
                new MicrotaskQueue(
                        microtask -> microtask.body().run(),
                        (name, error) -> {
                            throw new IllegalStateException(name);
                        });
        strict.add(new Task(1, "bad", () -> fail("oh")));
        strict.add(new Task(2, "good", () -> log.add("good")));

        assertThatThrownBy(strict::checkpoint).hasMessage("bad");
        strict.checkpoint();

        assertThat(log).containsExactly("good");
    }

    private void chain(int links) {
        queue(
                "link " + links,
                () -> {
                    if (links > 1) {
                        chain(links - 1);
                    }
                });
    }

    private void say(String text) {
        queue(text, () -> log.add(text));
    }

    private void queue(String name, Runnable body) {
        queue.add(new Task(1, name, body));
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }
}
