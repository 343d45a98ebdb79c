package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Timers")
class TimerListsTest {
    private final TimerLists timers = new TimerLists(1);
    private final List<String> fired = new ArrayList<>();
    private final List<Runnable> inside = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("without timers nothing will ever be due")
    void withoutTimersNothingIsDue() {
        assertThat(timers.isEmpty()).isTrue();
        assertThat(timers.nextDue()).isEqualTo(TimerStore.NEVER);
        assertThat(run(1_000)).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a timer fires at its start plus its duration, not before")
    void aTimerFiresAtItsTime() {
        set(5, 10, "a");

        assertThat(timers.nextDue()).isEqualTo(15);
        assertThat(run(14)).isEmpty();
        assertThat(run(15)).containsExactly("a");
        assertThat(timers.isEmpty()).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("timers of one duration fire first in, first out")
    void oneListIsFirstInFirstOut() {
        set(0, 10, "a");
        set(0, 10, "b");
        set(1, 10, "c");

        assertThat(run(20)).containsExactly("a", "b", "c");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the list that comes up first is served first")
    void theFirstListIsServedFirst() {
        set(0, 20, "late");
        set(5, 10, "early");

        assertThat(timers.nextDue()).isEqualTo(15);
        assertThat(run(20)).containsExactly("early", "late");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("times are cut to whole units, so that 1.9 and 1 share a list")
    void timesAreCut() {
        TimerLists millis = new TimerLists(1_000);

        millis.add(0, 1_900, task("1.9"));
        millis.add(999, 1_000, task("1"));

        assertThat(millis.nextDue()).isEqualTo(1_000);
        millis.runDue(1_001, firing());
        assertThat(fired).containsExactly("1.9", "1");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a timer that was taken back does not fire; its empty list is gone")
    void aRemovedTimerDoesNotFire() {
        TimerStore.Entry a = set(0, 10, "a");
        set(0, 20, "b");

        assertThat(timers.remove(a)).isTrue();
        assertThat(timers.remove(a)).isFalse();
        assertThat(timers.nextDue()).isEqualTo(20);
        assertThat(run(30)).containsExactly("b");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a timer set while timers fire does not fire in the same round")
    void aTimerOfATimerWaits() {
        inside.add(() -> set(10, 10, "new"));
        set(0, 10, "a");

        assertThat(run(10)).containsExactly("a");
        assertThat(timers.nextDue()).isEqualTo(20);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("between two timers something may run, in one list and between two lists")
    void somethingRunsBetween() {
        set(0, 10, "a");
        set(0, 10, "b");
        set(0, 11, "c");

        timers.runDue(20, new Between());

        assertThat(fired).containsExactly("a", "|", "b", "|", "c");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("what runs in between may take the next timer back")
    void theNextTimerMayBeTakenBack() {
        set(0, 10, "a");
        TimerStore.Entry b = set(0, 10, "b");

        timers.runDue(
                20,
                new TimerLists.Firing() {
                    @Override
                    public boolean fire(TimerStore.Entry entry) {
                        return fired.add(entry.task().name());
                    }

                    @Override
                    public void between() {
                        timers.remove(b);
                    }
                });

        assertThat(fired).containsExactly("a");
        assertThat(timers.isEmpty()).isTrue();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a list whose first timer is not due comes up again at that timer's time")
    void aListComesUpAgain() {
        TimerStore.Entry first = set(0, 10, "first");
        set(7, 10, "second");
        timers.remove(first);

        assertThat(timers.nextDue()).isEqualTo(10);
        assertThat(run(10)).isEmpty();
        assertThat(timers.nextDue()).isEqualTo(17);
        assertThat(run(17)).containsExactly("second");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("of lists that come up together, the one that was listed last goes last")
    void theListedLastGoesLast() {
        set(0, 5, "a5");
        set(0, 10, "d10");
        inside.add(() -> set(5, 5, "b5"));

        assertThat(run(5)).containsExactly("a5");
        assertThat(run(10)).containsExactly("a5", "d10", "b5");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("after a timer that failed, the rest of the round waits to be run")
    void theRestOfTheRoundWaits() {
        inside.add(() -> {
            throw new IllegalStateException("oh");
        });
        set(0, 10, "a");
        set(0, 10, "b");

        assertThat(timers.runDue(10, firing())).isFalse();
        assertThat(fired).containsExactly("a");
        assertThat(timers.runDue(10, firing())).isTrue();
        assertThat(fired).containsExactly("a", "b");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a list that came up while others worked waits one unit more")
    void aListThatCameUpMeanwhileWaits() {
        inside.add(() -> set(11, 20, "x"));
        set(0, 1, "a");
        set(0, 5, "y");

        assertThat(run(1)).containsExactly("a");
        assertThat(timers.nextDue()).isEqualTo(12);
    }

    private final class Between implements TimerLists.Firing {
        @Override
        public boolean fire(TimerStore.Entry entry) {
            return fired.add(entry.task().name());
        }

        @Override
        public void between() {
            fired.add("|");
        }
    }

    private List<String> run(long now) {
        timers.runDue(now, firing());
        return fired;
    }

    // the first timer that fires does what is `inside`
    private TimerLists.Firing firing() {
        return new TimerLists.Firing() {
            @Override
            public boolean fire(TimerStore.Entry entry) {
                fired.add(entry.task().name());
                return inside.isEmpty() || succeeds(inside.removeFirst());
            }

            @Override
            public void between() {}
        };
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (IllegalStateException failure) {
            return false;
        }
    }

    private TimerStore.Entry set(long start, long duration, String name) {
        return timers.add(start, duration, task(name));
    }

    private static Task task(String name) {
        return new Task(1, name, () -> {});
    }
}
