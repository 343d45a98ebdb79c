package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Retry's rules: which failures and results, how long, how many for all")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class RetryRulesTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final Retry retry = Retry.upTo(4, Backoff.constant(ofMillis(100)), time, new Random(1));
    private final List<Long> starts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    @AfterEach
    void nobodyIsInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a failure that is called hopeless is not tried again")
    void aHopelessFailureIsNotTriedAgain() {
        Retry strict = retry.abortOn(thrown -> thrown instanceof IllegalStateException);

        assertThat(strict.run(() -> failing(new IllegalStateException()))).isDone();
        strict.run(() -> failing(new IOException()));
        time.runAll();

        assertThat(starts).hasSize(1 + 4);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("only failures of the given type are tried again, whatever they were wrapped in")
    void onlyFailuresOfTheType() {
        Retry some = retry.on(IOException.class);

        some.run(() -> failing(new IOException()).thenApply(x -> x));
        time.runAll();
        assertThat(starts).hasSize(4);

        assertThat(some.run(() -> failing(new IllegalStateException()))).isDone();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an unwanted result is tried again; the last one is the result, whatever it is")
    void anUnwantedResultIsTriedAgain() throws Exception {
        Retry picky = retry.onResult("busy"::equals);

        CompletableFuture<String> result = picky.run(() -> answering("busy"));
        assertThat(result).isNotDone();
        time.runAll();

        assertThat(result).isCompletedWithValue("busy");
        assertThat(starts).containsExactly(0L, 100L, 200L, 300L);
        assertThat(picky.call(() -> answering("busy").join())).isEqualTo("busy");
        assertThat(starts).hasSize(8);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("cancelling the result stops the loop also where results are judged")
    void cancellingStopsTheLoop() {
        CompletableFuture<String> result =
                retry.onResult("busy"::equals).run(() -> answering("busy"));

        result.cancel(true);

        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("each attempt has its own time, after which it is cancelled and tried again")
    void eachAttemptHasItsOwnTime() {
        var attempts = new ArrayList<CompletableFuture<String>>();
        CompletableFuture<String> result =
                retry.attemptTimeOut(ofMillis(50))
                        .run(() -> {
                            starts.add(now());
                            attempts.add(new CompletableFuture<>());
                            return attempts.getLast();
                        });

        time.runAll();

        assertThat(starts).containsExactly(0L, 150L, 300L, 450L);
        assertThat(attempts).allMatch(CompletableFuture::isCancelled);
        assertThat(result.exceptionNow()).isInstanceOf(TimeoutException.class);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("no attempt begins after the deadline, and nobody waits in vain for it")
    void noAttemptBeginsAfterTheDeadline() {
        CompletableFuture<String> result =
                retry.deadline(ofMillis(250)).run(() -> failing(new IOException()));

        time.advance(ofMillis(200));

        assertThat(result.exceptionNow()).isInstanceOf(IOException.class);
        assertThat(starts).containsExactly(0L, 100L, 200L);
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a timer that is late does not make an attempt begin after the deadline either")
    void aLateTimer() {
        Scheduler late = new LateScheduler(time);
        Retry hurried =
                Retry.upTo(9, Backoff.constant(ofMillis(100)), late, new Random(1))
                        .deadline(ofMillis(240))
                        .listener(events::add);

        CompletableFuture<String> result = hurried.run(() -> failing(new IOException()));
        time.advance(ofSeconds(1));

        assertThat(starts).containsExactly(0L, 130L);
        assertThat(result.exceptionNow()).isInstanceOf(IOException.class);
        assertThat(events).endsWith(new Event.GaveUp(2, Event.Reason.DEADLINE));
        starts.clear();
        assertThatThrownBy(() -> hurried.call(() -> failing(new IOException()).join()))
                .isInstanceOf(IOException.class);
        assertThat(starts).containsExactly(1_000L, 1_130L);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("an unwanted result that cannot even be printed comes through as it is")
    void anUnwantedResultThatCannotBePrinted() throws Exception {
        Object nasty =
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("do not print me");
                    }
                };
        Retry picky = retry.onResult(nasty::equals);

        CompletableFuture<Object> result = picky.run(() -> completedFuture(nasty));
        time.runAll();

        assertThat(result.join().equals(nasty)).isTrue();
        assertThat(picky.call(() -> nasty).equals(nasty)).isTrue();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("on the caller's thread the same rules hold, and the waits are slept")
    void onTheCallersThreadTheSameRulesHold() {
        assertThatThrownBy(() ->
                        retry.deadline(ofMillis(250))
                                .call(() -> failing(new IOException("last")).join()))
                .isInstanceOf(IOException.class)
                .hasMessage("last");

        assertThat(starts).containsExactly(0L, 100L, 200L);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("an interruption ends a call at once, in the body and in the wait")
    void anInterruptionEndsACall() {
        Retry any = retry.on(failure -> true);
        assertThatThrownBy(() ->
                        any.call(() -> {
                            starts.add(now());
                            throw new InterruptedException();
                        }))
                .isInstanceOf(InterruptedException.class);

        time.schedule(ofMillis(30), Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> any.call(() -> failing(new IOException()).join()))
                .isInstanceOf(InterruptedException.class);

        assertThat(starts).hasSize(2);
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a budget bounds the retries of all who share it to a share of their traffic")
    void aBudgetBoundsTheRetries() {
        RetryBudget budget = RetryBudget.of(20, 0, time);
        Retry shared = Retry.upTo(4, Backoff.constant(ZERO), time, new Random(1)).budget(budget);

        for (int i = 0; i < 100; i++) {
            shared.run(() -> failing(new IOException()));
        }

        assertThat(starts).hasSize(100 + 20);
        assertThat(budget.left()).isZero();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a budget has a floor, and forgets after ten seconds")
    void aBudgetHasAFloorAndForgets() {
        RetryBudget budget = RetryBudget.of(100, 1, time);
        assertThat(budget.left()).isEqualTo(10);

        budget.deposit();
        assertThat(budget.left()).isEqualTo(11);
        for (int i = 0; i < 11; i++) {
            assertThat(budget.tryWithdraw()).isTrue();
        }
        assertThat(budget.tryWithdraw()).isFalse();

        time.advance(ofSeconds(10));
        assertThat(budget.left()).isEqualTo(10);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("the listener hears of each failure, each wait, and why it stopped early")
    void theListenerHears() {
        var failure = new IOException();
        retry.listener(events::add).deadline(ofMillis(150)).run(() -> failing(failure));
        time.runAll();

        assertThat(events)
                .containsExactly(
                        new Event.AttemptFailed(1, failure),
                        new Event.RetryScheduled(2, ofMillis(100)),
                        new Event.AttemptFailed(2, failure),
                        new Event.GaveUp(2, Event.Reason.DEADLINE));
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("a hundred thousand failures that come at once do not fill the stack")
    void manyFailuresDoNotFillTheStack() {
        Retry stubborn =
                Retry.upTo(100_000, Backoff.constant(ZERO), time, new Random(1))
                        .onResult("busy"::equals);

        assertThat(stubborn.run(() -> completedFuture("busy"))).isCompletedWithValue("busy");
        assertThat(stubborn.run(() -> failedFuture(new IOException()))).isCompletedExceptionally();
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retry.deadline(ZERO))
                .withMessage("deadline must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retry.attemptTimeOut(ofMillis(-1)))
                .withMessage("limit must be positive but was PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryBudget.of(-1, 0, time))
                .withMessage("percent must be from 0 to 1000 but was -1");
    }

    private CompletableFuture<String> failing(Exception failure) {
        starts.add(now());
        return failedFuture(failure);
    }

    private CompletableFuture<String> answering(String answer) {
        starts.add(now());
        return completedFuture(answer);
    }

    private long now() {
        return time.nanos() / 1_000_000;
    }

    /// Each of its timers fires 30 ms late.
    private record LateScheduler(VirtualScheduler time) implements Scheduler {
        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public Delay schedule(Duration delay, Runnable task) {
            return time.schedule(delay.plusMillis(30), task);
        }

        @Override
        public <T extends @Nullable Object> T await(CompletableFuture<T> future) throws Exception {
            return time.await(future);
        }
    }
}
