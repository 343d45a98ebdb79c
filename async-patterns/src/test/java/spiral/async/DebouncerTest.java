package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Debounce: run once, when it has been quiet for a while")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class DebouncerTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> runs = new ArrayList<>();
    private final Debouncer<String, Integer> debouncer =
            Debouncer.of(ofMillis(100), this::save, time);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a call runs when it has been quiet for long enough, not before")
    void aCallRunsWhenItHasBeenQuiet() {
        debouncer.call("a");

        time.advance(ofMillis(99));
        assertThat(runs).isEmpty();
        time.advance(ofMillis(1));
        assertThat(runs).containsExactly("a at 100");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("each further call starts the wait again")
    void eachFurtherCallStartsTheWaitAgain() {
        for (int i = 0; i < 5; i++) {
            debouncer.call("call " + i);
            time.advance(ofMillis(60));
        }

        time.runAll();

        assertThat(runs).containsExactly("call 4 at 340");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the run sees the argument of the latest call")
    void theRunSeesTheArgumentOfTheLatestCall() {
        debouncer.call("draft");
        debouncer.call("final");

        time.runAll();

        assertThat(runs).containsExactly("final at 100");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("after the run the next call begins a new wait")
    void afterTheRunTheNextCallBeginsANewWait() {
        debouncer.call("a");
        time.runAll();
        debouncer.call("b");
        time.runAll();

        assertThat(runs).containsExactly("a at 100", "b at 200");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("every caller's future completes with the run that covered the call")
    void everyCallersFutureCompletesWithTheRunThatCoveredIt() {
        CompletableFuture<Integer> first = debouncer.call("a");
        CompletableFuture<Integer> second = debouncer.call("b");
        time.advance(ofMillis(100));
        CompletableFuture<Integer> third = debouncer.call("c");

        assertThat(first).isCompletedWithValue(1);
        assertThat(second).isCompletedWithValue(1);
        assertThat(third).isNotDone();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a run that fails fails for all it covered, and the next one is free of it")
    void aRunThatFailsFailsForAllItCovered() {
        CompletableFuture<Integer> first = debouncer.call("a");
        CompletableFuture<Integer> second = debouncer.call("bad");
        time.runAll();
        CompletableFuture<Integer> third = debouncer.call("c");
        time.runAll();

        assertThat(first.exceptionNow()).hasMessage("bad");
        assertThat(second.exceptionNow()).hasMessage("bad");
        assertThat(third).isCompletedWithValue(1);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a caller who lets go leaves the others and the run alone")
    void aCallerWhoLetsGoLeavesTheOthersAlone() {
        CompletableFuture<Integer> first = debouncer.call("a");
        CompletableFuture<Integer> second = debouncer.call("b");

        second.cancel(true);
        time.runAll();

        assertThat(first).isCompletedWithValue(1);
        assertThat(runs).containsExactly("b at 100");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("flush makes the waiting run now, and leaves no timer behind")
    void flushMakesTheWaitingRunNow() {
        CompletableFuture<Integer> call = debouncer.call("a");
        time.advance(ofMillis(30));

        assertThat(debouncer.flush()).isTrue();

        assertThat(runs).containsExactly("a at 30");
        assertThat(call).isCompletedWithValue(1);
        assertThat(time.pending()).isZero();
        assertThat(debouncer.flush()).isFalse();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("cancel drops the waiting run and cancels its callers")
    void cancelDropsTheWaitingRun() {
        CompletableFuture<Integer> call = debouncer.call("a");

        assertThat(debouncer.cancel()).isTrue();
        time.runAll();

        assertThat(call).isCancelled();
        assertThat(runs).isEmpty();
        assertThat(debouncer.cancel()).isFalse();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("pending says whether a run is waiting")
    void pendingSaysWhetherARunIsWaiting() {
        assertThat(debouncer.pending()).isFalse();
        debouncer.call("a");
        assertThat(debouncer.pending()).isTrue();
        time.runAll();
        assertThat(debouncer.pending()).isFalse();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("ten thousand calls need one timer, not ten thousand")
    void tenThousandCallsNeedOneTimer() {
        for (int i = 0; i < 10_000; i++) {
            debouncer.call("a");
        }
        assertThat(time.pending()).isEqualTo(1);

        assertThat(time.runAll()).isLessThanOrEqualTo(2);
        assertThat(runs).hasSize(1);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a call made by the run itself begins a new wait")
    void aCallMadeByTheRunItselfBeginsANewWait() {
        debouncer.call("again");

        time.runAll();

        assertThat(runs).containsExactly("again at 100", "echo at 200");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("callers have a limit, because calls that never pause put the run off for ever")
    void callersHaveALimit() {
        for (int i = 0; i < Edges.CALLER_LIMIT; i++) {
            debouncer.call("a");
        }

        assertThat(debouncer.call("b").exceptionNow()).isInstanceOf(QueueFull.class);
        time.runAll();
        assertThat(runs).containsExactly("a at 100");
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("no wait at all cannot be meant")
    void noWaitAtAllCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Debouncer.of(ZERO, this::save, time))
                .withMessage("quiet must be positive but was PT0S");
    }

    /// Returns how many times it has run.
    private int save(String text) {
        if (text.equals("bad")) {
            throw new IllegalStateException("bad");
        }
        runs.add(text + " at " + time.nanos() / 1_000_000);
        if (text.equals("again")) {
            debouncer.call("echo");
        }
        return runs.size();
    }
}
