package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every [Scheduler] promises. A new one is done when a subclass of this suite is green.
///
/// Says nothing about which thread runs the tasks and how time passes: the subclass knows. All
/// delays are short, so that a scheduler on the wall clock may inherit the suite too.
public abstract class SchedulerContract {
    private final List<String> log = new CopyOnWriteArrayList<>();

    /// The scheduler under test, the same one for the whole of a test.
    protected abstract Scheduler scheduler();

    /// Lets so much time pass. On return every task that was due by then has run. May throw what a
    /// task threw.
    protected abstract void elapse(Duration duration);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a task runs once, when its delay has passed")
    void aTaskRunsOnceWhenItsDelayHasPassed() {
        scheduler().schedule(ofMillis(2), () -> log.add("ran"));

        elapse(ofMillis(10));

        assertThat(log).containsExactly("ran");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a task never runs early")
    void aTaskNeverRunsEarly() {
        var ranAt = new AtomicReference<Long>();
        long asked = scheduler().nanos();
        scheduler().schedule(ofMillis(5), () -> ranAt.set(scheduler().nanos()));

        elapse(ofMillis(10));

        assertThat(ranAt.get() - asked).isGreaterThanOrEqualTo(ofMillis(5).toNanos());
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a task without delay does not run before schedule has returned to its caller")
    void aTaskNeverRunsOnTheStackOfSchedule() {
        elapseAfter(() -> {
            scheduler().schedule(ZERO, () -> log.add("task"));
            log.add("caller");
        });

        assertThat(log).containsExactly("caller", "task");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a negative delay counts as zero")
    void aNegativeDelayCountsAsZero() {
        scheduler().schedule(ofMillis(-5), () -> log.add("ran"));

        elapse(ofMillis(1));

        assertThat(log).containsExactly("ran");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("tasks run in the order of their due times, whatever the order of scheduling")
    void tasksRunInTheOrderOfTheirDueTimes() {
        elapseAfter(() -> {
            scheduler().schedule(ofMillis(60), () -> log.add("third"));
            scheduler().schedule(ofMillis(20), () -> log.add("first"));
            scheduler().schedule(ofMillis(40), () -> log.add("second"));
        });

        assertThat(log).containsExactly("first", "second", "third");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("tasks with the same delay run in the order of scheduling")
    void tasksWithTheSameDelayRunInTheOrderOfScheduling() {
        for (int i = 0; i < 20; i++) {
            String name = "task " + i;
            scheduler().schedule(ofMillis(4), () -> log.add(name));
        }

        elapse(ofMillis(15));

        assertThat(log).hasSize(20).first().isEqualTo("task 0");
        assertThat(log).last().isEqualTo("task 19");
        assertThat(log).isSortedAccordingTo(comparingInt(SchedulerContract::number));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a cancelled task does not run, and cancel says that it prevented it")
    void aCancelledTaskDoesNotRun() {
        elapseAfter(() -> {
            Delay delay = scheduler().schedule(ofMillis(5), () -> log.add("ran"));
            log.add("prevented: " + delay.cancel());
        });

        assertThat(log).containsExactly("prevented: true");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("only the first cancel prevents anything")
    void onlyTheFirstCancelPreventsAnything() {
        Delay delay = scheduler().schedule(ofSeconds(60), () -> log.add("ran"));

        assertThat(delay.cancel()).isTrue();
        assertThat(delay.cancel()).isFalse();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("cancelling a task that has run says false")
    void cancellingATaskThatHasRunSaysFalse() {
        Delay delay = scheduler().schedule(ofMillis(1), () -> log.add("ran"));
        elapse(ofMillis(5));

        assertThat(delay.cancel()).isFalse();
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a task that cancels itself while it runs is told that it is too late")
    void aRunningTaskCannotBeCancelled() {
        var delay = new AtomicReference<Delay>();
        Runnable task = () -> log.add("prevented: " + delay.get().cancel());
        elapseAfter(() -> delay.set(scheduler().schedule(ofMillis(5), task)));

        assertThat(log).containsExactly("prevented: false");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("cancelling one task leaves its neighbours of the same instant alone")
    void cancellingOneTaskLeavesItsNeighboursAlone() {
        Runnable task = () -> log.add("ran");
        elapseAfter(() -> {
            scheduler().schedule(ofMillis(5), task);
            Delay middle = scheduler().schedule(ofMillis(5), task);
            scheduler().schedule(ofMillis(5), task);
            middle.cancel();
        });

        assertThat(log).containsExactly("ran", "ran");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a task may schedule another")
    void aTaskMayScheduleAnother() {
        scheduler()
                .schedule(
                        ofMillis(1),
                        () -> {
                            scheduler().schedule(ofMillis(1), () -> log.add("second"));
                            log.add("first");
                        });

        elapse(ofMillis(4));
        elapse(ofMillis(4));

        assertThat(log).containsExactly("first", "second");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a task that throws harms no other")
    void aTaskThatThrowsHarmsNoOther() {
        scheduler()
                .schedule(
                        ofMillis(1),
                        () -> {
                            throw new IllegalStateException("on purpose");
                        });
        scheduler().schedule(ofMillis(2), () -> log.add("next"));

        Throwable seen = catchThrowable(() -> elapse(ofMillis(10)));

        assertThat(log).containsExactly("next");
        assertThat(seen == null || seen.getMessage().equals("on purpose")).isTrue();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("the longest delay there is can be asked for, and cancelled")
    void theLongestDelayCanBeAskedForAndCancelled() {
        Delay forEver =
                scheduler().schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> log.add("never"));
        scheduler().schedule(ofMillis(1), () -> log.add("soon"));

        elapse(ofMillis(5));

        assertThat(log).containsExactly("soon");
        assertThat(forEver.cancel()).isTrue();
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("the clock moves on with time and never goes back")
    void theClockMovesOnAndNeverGoesBack() {
        long before = scheduler().nanos();
        elapse(ofMillis(3));
        long after = scheduler().nanos();

        assertThat(ofNanos(after - before)).isGreaterThanOrEqualTo(ofMillis(3));
    }

    /// Runs the steps in a task of the scheduler, so that no other task runs between them, and then
    /// lets 70 ms pass.
    private void elapseAfter(Runnable steps) {
        scheduler().schedule(ZERO, steps);
        elapse(ofMillis(1));
        elapse(ofMillis(70));
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring("task ".length()));
    }
}
