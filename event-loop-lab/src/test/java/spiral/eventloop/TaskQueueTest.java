package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("First in, first out")
class TaskQueueTest {
    private final TaskQueue queue = new TaskQueue();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a new queue is empty")
    void aNewQueueIsEmpty() {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.size()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what goes in comes out: the very same task")
    void whatGoesInComesOut() {
        Task letter = task("letter");

        queue.add(letter);

        assertThat(queue.isEmpty()).isFalse();
        assertThat(queue.take()).isSameAs(letter);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the task that waited longest comes out first")
    void theOldestComesFirst() {
        add("a", "b", "c");

        assertThat(takeAll()).containsExactly("a", "b", "c");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a task that comes while others wait goes to the end")
    void aLateTaskGoesToTheEnd() {
        add("a", "b");
        queue.take();
        add("c");

        assertThat(takeAll()).containsExactly("b", "c");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("size counts the tasks that wait")
    void sizeCountsWhatWaits() {
        add("a", "b", "c");
        queue.take();

        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("neither adding nor taking a task runs it")
    void theQueueRunsNothing() {
        List<String> ran = new ArrayList<>();

        queue.add(new Task(1, "a", () -> ran.add("a")));
        queue.take();

        assertThat(ran).isEmpty();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("taking from an empty queue is an error, not a null")
    void takingFromAnEmptyQueueIsAnError() {
        assertThatThrownBy(queue::take).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("an emptied queue can be used again")
    void anEmptiedQueueCanBeUsedAgain() {
        add("a");
        takeAll();
        add("b");

        assertThat(takeAll()).containsExactly("b");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the queue grows as it must, and keeps the order")
    void itGrowsAndKeepsTheOrder() {
        String[] names = names(0, 10_000);

        add(names);

        assertThat(takeAll()).containsExactly(names);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("it keeps the order also when it grows after some were taken")
    void itKeepsTheOrderWhenItGrowsInTheMiddle() {
        add(names(0, 10));
        IntStream.range(0, 7).forEach(i -> queue.take());

        add(names(10, 200));

        assertThat(takeAll()).containsExactly(names(7, 200));
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a short line stays short however many tasks pass through")
    void manyMayPassThroughAShortLine() {
        for (int i = 0; i < 10_000; i++) {
            add(String.valueOf(i));

            assertThat(queue.take().name()).isEqualTo(String.valueOf(i));
        }
        assertThat(queue.size()).isZero();
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("a task that was taken is let go: the queue does not hold on to it")
    void aTakenTaskIsLetGo() {
        WeakReference<Task> taken = addAndTake();

        System.gc();

        assertThat(taken.get()).isNull();
    }

    /// Leaves no other trace of the task than what the queue keeps.
    private WeakReference<Task> addAndTake() {
        queue.add(task("a"));
        return new WeakReference<>(queue.take());
    }

    private void add(String... names) {
        for (String name : names) {
            queue.add(task(name));
        }
    }

    private List<String> takeAll() {
        List<String> names = new ArrayList<>();
        while (!queue.isEmpty()) {
            names.add(queue.take().name());
        }
        return names;
    }

    private static String[] names(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toArray(String[]::new);
    }

    private static Task task(String name) {
        return new Task(1, name, () -> {});
    }
}
