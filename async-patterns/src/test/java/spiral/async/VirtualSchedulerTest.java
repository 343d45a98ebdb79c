package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Virtual time stands still until it is told to move")
class VirtualSchedulerTest extends SchedulerContract {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> log = new ArrayList<>();

    @Override
    protected Scheduler scheduler() {
        return time;
    }

    @Override
    protected void elapse(Duration duration) {
        time.advance(duration);
    }

    @Test
    @Order(21)
    @Tag("step:4")
    @DisplayName("nothing happens until the clock is moved")
    void nothingHappensUntilTheClockIsMoved() {
        time.schedule(ZERO, () -> log.add("ran"));

        assertThat(log).isEmpty();
        assertThat(time.nanos()).isZero();
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    @Order(22)
    @Tag("step:4")
    @DisplayName("a task runs at the very instant it is due, not a nanosecond before")
    void aTaskRunsAtTheVeryInstantItIsDue() {
        time.schedule(ofSeconds(1), () -> log.add("at " + time.nanos()));

        time.advance(ofSeconds(1).minusNanos(1));
        assertThat(log).isEmpty();

        time.advance(ofNanos(1));
        assertThat(log).containsExactly("at 1000000000");
    }

    @Test
    @Order(23)
    @Tag("step:4")
    @DisplayName("a chain of tasks runs within one step of the clock, each at its own instant")
    void aChainOfTasksRunsWithinOneStep() {
        time.schedule(
                ofMillis(10),
                () -> time.schedule(ofMillis(10), () -> log.add("at " + time.nanos())));

        time.advance(ofMillis(50));

        assertThat(log).containsExactly("at 20000000");
        assertThat(time.nanos()).isEqualTo(ofMillis(50).toNanos());
    }

    @Test
    @Order(24)
    @Tag("step:4")
    @DisplayName("runAll jumps from task to task, so a year takes no time")
    void runAllJumpsFromTaskToTask() {
        time.schedule(ofDays(365), () -> log.add("a year"));
        time.schedule(ofDays(1), () -> log.add("a day"));

        assertThat(time.runAll()).isEqualTo(2);

        assertThat(log).containsExactly("a day", "a year");
        assertThat(time.nanos()).isEqualTo(ofDays(365).toNanos());
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(25)
    @Tag("step:5")
    @DisplayName("runAll gives up on tasks that go on for ever")
    void runAllGivesUpOnTasksThatGoOnForEver() {
        tickForEver();

        assertThatIllegalStateException()
                .isThrownBy(() -> time.runAll(100))
                .withMessage("more than 100 tasks: do they ever end?");
        assertThat(log).hasSize(100);
    }

    @Test
    @Order(26)
    @Tag("step:5")
    @DisplayName("a cancelled task leaves the queue at once")
    void aCancelledTaskLeavesTheQueueAtOnce() {
        Delay delay = time.schedule(ofSeconds(1), () -> log.add("ran"));

        delay.cancel();

        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(27)
    @Tag("step:5")
    @DisplayName("what tasks throw comes out of the call that moved the clock, when all is done")
    void whatTasksThrowComesOutOfTheCallThatMovedTheClock() {
        for (String name : List.of("one", "two")) {
            time.schedule(
                    ofMillis(1),
                    () -> {
                        throw new IllegalStateException(name);
                    });
        }
        time.schedule(ofMillis(2), () -> log.add("ran"));

        assertThatThrownBy(() -> time.advance(ofMillis(5)))
                .hasMessage("one")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThat(log).containsExactly("ran");
        assertThat(time.nanos()).isEqualTo(ofMillis(5).toNanos());
    }

    @Test
    @Order(28)
    @Tag("step:5")
    @DisplayName("time does not move backwards, nor from inside a task")
    void timeMovesOnlyForwardAndOnlyFromOutside() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(ofMillis(-1)))
                .withMessage("time moves forward, but the step was PT-0.001S");

        time.schedule(ZERO, () -> time.advance(ofMillis(1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> time.advance(ZERO))
                .withMessage("a task of this scheduler cannot move its clock");
    }

    @Test
    @Order(29)
    @Tag("step:5")
    @DisplayName("a clock may start anywhere, even where its reading is about to wrap around")
    void aClockMayStartAnywhere() {
        var late = new VirtualScheduler(Long.MAX_VALUE);
        late.schedule(ofMillis(2), () -> log.add("second"));
        late.schedule(ofMillis(1), () -> log.add("first"));

        late.advance(ofMillis(5));

        assertThat(log).containsExactly("first", "second");
        assertThat(late.nanos()).isNegative();
    }

    @Test
    @Order(30)
    @Tag("step:6")
    @DisplayName("shuffled, tasks of one instant run in an order by chance, the same for a seed")
    void shuffledTasksRunInAnOrderByChance() {
        String one = shuffled(1);

        assertThat(shuffled(1)).isEqualTo(one);
        assertThat(List.of(shuffled(2), shuffled(3), shuffled(4))).anyMatch(x -> !x.equals(one));
    }

    @Test
    @Order(31)
    @Tag("step:6")
    @DisplayName("sleeping moves the clock, and tasks run on the way")
    void sleepingMovesTheClock() throws Exception {
        time.schedule(ofMillis(10), () -> log.add("on the way"));

        time.sleep(ofMillis(20));

        assertThat(log).containsExactly("on the way");
        assertThat(time.nanos()).isEqualTo(ofMillis(20).toNanos());
    }

    @Test
    @Order(32)
    @Tag("step:6")
    @DisplayName("waiting for what nobody will end is refused")
    void waitingForEverIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> time.await(new CompletableFuture<String>()))
                .withMessage("waiting for ever: no task is pending");
    }

    private static String shuffled(long seed) {
        var some = VirtualScheduler.shuffled(seed);
        var order = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            int number = i;
            some.schedule(ofMillis(1), () -> order.append(number));
        }
        some.runAll();
        return order.toString();
    }

    private void tickForEver() {
        time.schedule(
                ZERO,
                () -> {
                    log.add("tick");
                    tickForEver();
                });
    }
}
