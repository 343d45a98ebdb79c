package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Retry, longer each time")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class RetryTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final RandomGenerator random = new Random(42);
    private final Backoff doubling = Backoff.exponential(ofMillis(100), ofSeconds(10), Jitter.NONE);
    private final Retry retry = Retry.upTo(4, doubling, time, random);

    private final IllegalStateException brokenRule = new IllegalStateException("broken rule");

    /// The instants, in milliseconds, at which an attempt was started.
    private final List<Long> starts = new ArrayList<>();

    /// The futures of the attempts that are still open, in order.
    private final List<CompletableFuture<String>> attempts = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("work that succeeds is done once")
    void workThatSucceedsIsDoneOnce() {
        CompletableFuture<String> result = retry.run(failing(0));

        assertThat(result).isCompletedWithValue("done");
        assertThat(starts).containsExactly(0L);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("work that fails is tried again until it succeeds")
    void workThatFailsIsTriedAgain() {
        CompletableFuture<String> result = retry.run(failing(2));

        time.runAll();

        assertThat(result).isCompletedWithValue("done");
        assertThat(starts).hasSize(3);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the work is started as often as maxAttempts says, the first time included")
    void theFirstAttemptCountsToo() {
        retry.run(failing(9));

        time.runAll();

        assertThat(starts).hasSize(4);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the wait is longer each time: 100 ms, 200 ms, 400 ms")
    void theWaitIsLongerEachTime() {
        retry.run(failing(9));

        time.runAll();

        assertThat(starts).containsExactly(0L, 100L, 300L, 700L);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("when all attempts have failed, the result is the failure of the last one")
    void theResultIsTheFailureOfTheLastAttempt() {
        CompletableFuture<String> result = retry.run(failing(9));

        time.runAll();

        assertThat(failureOf(result)).isInstanceOf(IOException.class).hasMessage("attempt 4");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("there is no pointless wait after the last attempt")
    void thereIsNoWaitAfterTheLastAttempt() {
        CompletableFuture<String> result = retry.run(failing(9));

        time.advance(ofMillis(700));

        assertThat(result).isDone();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("one attempt means no second try and no wait")
    void oneAttemptMeansNoSecondTry() {
        CompletableFuture<String> result = Retry.upTo(1, doubling, time, random).run(failing(1));

        assertThat(result).isCompletedExceptionally();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("only failures that are worth it are tried again")
    void onlyFailuresThatAreWorthItAreTriedAgain() {
        Retry picky = retry.on(failure -> failure instanceof TimeoutException);

        CompletableFuture<String> result = picky.run(failing(1));

        assertThat(failureOf(result)).isInstanceOf(IOException.class);
        assertThat(starts).hasSize(1);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the rule sees the failure itself, however the work was chained")
    void theRuleSeesTheFailureItself() {
        Retry picky = retry.on(failure -> failure instanceof IOException);

        CompletableFuture<String> result =
                picky.run(() -> failing(1).start().thenApply(String::toUpperCase));
        time.runAll();

        assertThat(result).isCompletedWithValue("DONE");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("work that throws instead of returning a stage has failed, too")
    void workThatThrowsHasFailedToo() {
        CompletableFuture<String> result =
                retry.run(() -> {
                    starts.add(0L);
                    if (starts.size() < 3) {
                        throw new IOException("thrown");
                    }
                    return completedFuture("done");
                });

        time.runAll();

        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a rule that throws ends the run: the promise does not hang")
    void aRuleThatThrowsEndsTheRun() {
        CompletableFuture<String> result = retry.on(this::broken).run(failing(1));

        assertThat(failureOf(result)).isSameAs(brokenRule);
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("the failure that a broken rule was asked about travels along, suppressed")
    void theFailureOfTheWorkTravelsAlong() {
        CompletableFuture<String> result = retry.on(this::broken).run(failing(1));

        assertThat(failureOf(result).getSuppressed())
                .singleElement(THROWABLE)
                .isInstanceOf(IOException.class);
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName("an error of the machine is not tried again unless asked for")
    void anErrorIsNotTriedAgain() {
        CompletableFuture<String> result =
                retry.run(() -> {
                    starts.add(0L);
                    throw new StackOverflowError();
                });

        assertThat(failureOf(result)).isInstanceOf(StackOverflowError.class);
        assertThat(starts).hasSize(1);
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("an interruption is not tried again, and the thread stays interrupted")
    void anInterruptionIsNotTriedAgain() {
        CompletableFuture<String> result =
                retry.run(() -> {
                    starts.add(0L);
                    throw new InterruptedException();
                });
        boolean interrupted = Thread.interrupted(); // the next test begins without it

        assertThat(failureOf(result)).isInstanceOf(InterruptedException.class);
        assertThat(starts).hasSize(1);
        assertThat(interrupted).isTrue();
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("cancelling the result during a wait ends the wait, and no attempt follows")
    void cancellingDuringAWaitEndsTheWait() {
        CompletableFuture<String> result = retry.run(failing(9));
        time.advance(ofMillis(150));

        result.cancel(true);

        assertThat(time.pending()).isZero();
        assertThat(starts).hasSize(2);
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("cancelling the result during an attempt cancels that attempt")
    void cancellingDuringAnAttemptCancelsIt() {
        CompletableFuture<String> result = retry.run(this::open);

        result.cancel(true);
        time.runAll();

        assertThat(attempts).hasSize(1);
        assertThat(attempts.getFirst()).isCancelled();
    }

    @Test
    @Order(17)
    @Tag("step:3")
    @DisplayName("a time-out put on the result stops the work behind it, like a cancel")
    void aTimeOutStopsTheWorkBehindIt() {
        CompletableFuture<String> result = retry.run(this::open);
        attempts.getFirst().completeExceptionally(new IOException());
        time.advance(ofMillis(100));

        result.completeExceptionally(new TimeoutException());
        time.runAll();

        assertThat(attempts).hasSize(2);
        assertThat(attempts.getLast()).isCancelled();
    }

    @Test
    @Order(18)
    @Tag("step:3")
    @DisplayName("an attempt that somebody cancelled is not tried again")
    void aCancelledAttemptIsNotTriedAgain() {
        CompletableFuture<String> result = retry.run(this::open);

        attempts.getFirst().cancel(true);
        time.runAll();

        assertThat(result).isCancelled();
        assertThat(attempts).hasSize(1);
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName("ten thousand failures at once do not fill the stack")
    void tenThousandFailuresDoNotFillTheStack() {
        Retry stubborn = Retry.upTo(10_000, Backoff.constant(ZERO), time, random);

        CompletableFuture<String> result = stubborn.run(failing(9_999));
        time.runAll();

        assertThat(result).isCompletedWithValue("done");
        assertThat(starts).hasSize(10_000);
    }

    @Test
    @Order(20)
    @Tag("step:4")
    @DisplayName("each wait is told to the back-off as the previous one of the next")
    void eachWaitIsToldToTheBackoff() {
        var asked = new ArrayList<String>();
        Backoff curious =
                (attempt, previous, chance) -> {
                    asked.add(attempt + " after " + previous.toMillis());
                    return Duration.ofMillis(attempt * 10L);
                };

        Retry.upTo(4, curious, time, random).run(failing(9));
        time.runAll();

        assertThat(asked).containsExactly("1 after 0", "2 after 10", "3 after 20");
    }

    @Test
    @Order(21)
    @Tag("step:4")
    @DisplayName("one retry serves many runs at the same time, each with its own count")
    void oneRetryServesManyRuns() {
        CompletableFuture<String> one = retry.run(this::open);
        CompletableFuture<String> two = retry.run(this::open);
        attempts.get(0).completeExceptionally(new IOException());
        attempts.get(1).complete("two");
        time.runAll();
        attempts.get(2).complete("one");

        assertThat(one).isCompletedWithValue("one");
        assertThat(two).isCompletedWithValue("two");
    }

    @Test
    @Order(22)
    @Tag("step:4")
    @DisplayName("no attempt at all cannot be meant")
    void noAttemptAtAllCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.upTo(0, doubling, time, random))
                .withMessage("maxAttempts must be at least 1 but was 0");
    }

    /// Fails so many times, then says "done".
    private Task<String> failing(int times) {
        return () -> {
            starts.add(time.nanos() / 1_000_000);
            return starts.size() <= times
                    ? failedFuture(new IOException("attempt " + starts.size()))
                    : completedFuture("done");
        };
    }

    private boolean broken(Throwable failure) {
        throw brokenRule;
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.exceptionNow();
    }

    /// Stays open until the test ends it.
    private CompletableFuture<String> open() {
        var attempt = new CompletableFuture<String>();
        attempts.add(attempt);
        return attempt;
    }
}
