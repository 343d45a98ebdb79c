package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Earliest first")
class TimersTest {
    private final Timers timers = new Timers();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("without timers nothing will ever be due")
    void withoutTimersNothingIsDue() {
        assertThat(timers.isEmpty()).isTrue();
        assertThat(timers.nextDue()).isEqualTo(TimerStore.NEVER);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the next one due is the earliest, not the one that was set first")
    void theNextDueIsTheEarliest() {
        set(20, "late");
        set(10, "early");

        assertThat(timers.nextDue()).isEqualTo(10);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("timers come out by the time they are due")
    void theyComeOutByTime() {
        set(30, "c");
        set(10, "a");
        set(20, "b");

        assertThat(takeAll()).containsExactly("a", "b", "c");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("of those due together, the one set first comes first")
    void equalTimesKeepTheirOrder() {
        set(10, "a");
        set(10, "b");
        set(5, "first");
        set(10, "c");

        assertThat(takeAll()).containsExactly("first", "a", "b", "c");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("one nanosecond makes a difference")
    void oneNanosecondCounts() {
        set(1_000_001, "later");
        set(1_000_000, "sooner");

        assertThat(takeAll()).containsExactly("sooner", "later");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a timer that was taken back does not come out")
    void aRemovedTimerDoesNotComeOut() {
        set(10, "a");
        TimerStore.Entry b = set(20, "b");
        set(30, "c");

        assertThat(timers.remove(b)).isTrue();

        assertThat(takeAll()).containsExactly("a", "c");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a timer is taken back at most once, and not after it came out")
    void removingTwiceIsFalse() {
        TimerStore.Entry a = set(10, "a");
        TimerStore.Entry b = set(20, "b");

        timers.takeFirst();
        timers.remove(b);

        assertThat(timers.remove(a)).isFalse();
        assertThat(timers.remove(b)).isFalse();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("of two timers that look alike, only the one meant is taken back")
    void onlyTheOneMeantIsRemoved() {
        set(10, "tick");
        TimerStore.Entry second = set(10, "tick");

        timers.remove(second);

        assertThat(timers.size()).isEqualTo(1);
        assertThat(timers.takeFirst()).isNotEqualTo(second);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("when the earliest is taken back, the next one is due")
    void theNextOneMovesUp() {
        TimerStore.Entry a = set(10, "a");
        set(20, "b");

        timers.remove(a);

        assertThat(timers.nextDue()).isEqualTo(20);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("taking when none is set is an error")
    void takingFromNoneIsAnError() {
        assertThatThrownBy(timers::takeFirst).isInstanceOf(NoSuchElementException.class);
    }

    private TimerStore.Entry set(long due, String name) {
        return timers.add(0, due, new Task(1, name, () -> {}));
    }

    private List<String> takeAll() {
        List<String> names = new ArrayList<>();
        while (!timers.isEmpty()) {
            names.add(timers.takeFirst().task().name());
        }
        return names;
    }
}
