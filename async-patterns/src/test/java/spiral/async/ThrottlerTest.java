package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Throttle: run at most once in a period, however often it is called")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class ThrottlerTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> runs = new ArrayList<>();
    private final Throttler<String, Integer> throttler =
            Throttler.of(ofMillis(100), this::send, time);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the calls of a period are one run, at its end, with the latest argument")
    void theCallsOfAPeriodAreOneRun() {
        throttler.call("a");
        time.advance(ofMillis(40));
        throttler.call("b");
        time.advance(ofMillis(59));
        assertThat(runs).isEmpty();

        time.advance(ofMillis(1));

        assertThat(runs).containsExactly("b at 100");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("calls that never pause still run on every beat, where a debouncer would starve")
    void callsThatNeverPauseStillRunOnEveryBeat() {
        for (int i = 0; i < 31; i++) {
            throttler.call("call " + i);
            time.advance(ofMillis(10));
        }

        assertThat(runs).containsExactly("call 9 at 100", "call 19 at 200", "call 29 at 300");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a call shortly after a run waits for the rest of that run's period, no longer")
    void aCallAfterARunWaitsForTheRestOfThePeriod() {
        throttler.call("a");
        time.advance(ofMillis(170));
        throttler.call("b");

        time.runAll();

        assertThat(runs).containsExactly("a at 100", "b at 200");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a call after a quiet while opens a period of its own")
    void aCallAfterAQuietWhileOpensAPeriod() {
        throttler.call("a");
        time.advance(ofMillis(350));
        throttler.call("b");

        time.runAll();

        assertThat(runs).containsExactly("a at 100", "b at 450");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a call at the very end of the period is still covered by its run")
    void aCallAtTheVeryEndOfThePeriodIsCovered() {
        time.schedule(ofMillis(100), () -> throttler.call("late"));
        throttler.call("early");

        time.runAll();

        assertThat(runs).containsExactly("late at 100");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("every caller's future completes with the run that covered the call")
    void everyCallersFutureCompletesWithTheRunThatCoveredIt() {
        CompletableFuture<Integer> first = throttler.call("a");
        CompletableFuture<Integer> second = throttler.call("b");
        time.advance(ofMillis(100));
        CompletableFuture<Integer> third = throttler.call("c");
        time.advance(ofMillis(100));

        assertThat(first).isCompletedWithValue(1);
        assertThat(second).isCompletedWithValue(1);
        assertThat(third).isCompletedWithValue(2);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("flush runs now, and the next run keeps its distance from it")
    void flushRunsNowAndTheNextRunKeepsItsDistance() {
        throttler.call("a");
        time.advance(ofMillis(30));
        assertThat(throttler.flush()).isTrue();
        assertThat(time.pending()).isZero();

        throttler.call("b");
        time.runAll();

        assertThat(runs).containsExactly("a at 30", "b at 130");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("cancel drops the waiting run, and leaves the beat as it was")
    void cancelDropsTheWaitingRun() {
        throttler.call("a");
        time.runAll();
        CompletableFuture<Integer> dropped = throttler.call("b");
        assertThat(throttler.cancel()).isTrue();
        throttler.call("c");
        time.runAll();

        assertThat(dropped).isCancelled();
        assertThat(runs).containsExactly("a at 100", "c at 200");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("ten thousand calls need one timer, which fires once")
    void tenThousandCallsNeedOneTimer() {
        for (int i = 0; i < 10_000; i++) {
            throttler.call("a");
        }

        assertThat(time.pending()).isEqualTo(1);
        assertThat(time.runAll()).isEqualTo(1);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("where nobody calls, nothing runs and no timer ticks")
    void whereNobodyCallsNothingRuns() {
        throttler.call("a");
        time.advance(ofSeconds(1));

        assertThat(runs).hasSize(1);
        assertThat(time.pending()).isZero();
        assertThat(throttler.pending()).isFalse();
        assertThat(throttler.flush()).isFalse();
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("no period at all cannot be meant")
    void noPeriodAtAllCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throttler.of(ZERO, this::send, time))
                .withMessage("period must be positive but was PT0S");
    }

    /// Returns how many times it has run.
    private int send(String text) {
        runs.add(text + " at " + time.nanos() / 1_000_000);
        return runs.size();
    }
}
