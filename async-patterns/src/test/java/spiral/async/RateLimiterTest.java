package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A rate limiter: those who must wait wait in line")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class RateLimiterTest {
    private final VirtualScheduler time = new VirtualScheduler();

    /// One permit every 100 ms, five at once.
    private final RateLimiter limiter = RateLimiter.of(Rate.perSecond(10), 5, time);

    private final List<String> served = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("while permits are there, nobody waits")
    void whilePermitsAreThereNobodyWaits() {
        assertThat(limiter.acquire(5)).isDone();
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("when none are there, tryAcquire says so and acquire waits")
    void whenNoneAreThereAcquireWaits() {
        limiter.acquire(5);

        assertThat(limiter.tryAcquire(1)).isFalse();
        CompletableFuture<Void> next = limiter.acquire(1);
        assertThat(next).isNotDone();

        time.advance(ofMillis(100));
        assertThat(next).isDone();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("those who wait are served in the order of their coming")
    void thoseWhoWaitAreServedInOrder() {
        limiter.acquire(5);
        acquire("a", 1);
        acquire("b", 1);
        acquire("c", 1);

        time.advance(ofMillis(200));
        assertThat(served).containsExactly("a at 100", "b at 200");
        time.advance(ofMillis(100));
        assertThat(served).last().isEqualTo("c at 300");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a small request does not overtake a big one, so the big one is served at last")
    void aSmallRequestDoesNotOvertakeABigOne() {
        limiter.acquire(5);
        acquire("big", 4);
        acquire("small", 1);

        time.advance(ofMillis(300));
        assertThat(limiter.tryAcquire(1)).isFalse();
        assertThat(served).isEmpty();

        time.runAll();
        assertThat(served).containsExactly("big at 400", "small at 500");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("who gives up leaves the line, and everyone behind moves up")
    void whoGivesUpLeavesTheLine() {
        limiter.acquire(5);
        CompletableFuture<Void> first = acquire("first", 3);
        acquire("second", 1);
        time.advance(ofMillis(50));

        first.cancel(true);
        time.runAll();

        assertThat(served).containsExactly("second at 100");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("giving up in the middle of the line changes nothing for those in front")
    void givingUpInTheMiddleOfTheLine() {
        limiter.acquire(5);
        acquire("a", 1);
        CompletableFuture<Void> middle = acquire("b", 5);
        acquire("c", 1);

        middle.cancel(true);
        time.runAll();

        assertThat(served).containsExactly("a at 100", "c at 200");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a time-out is giving up, too")
    void aTimeOutIsGivingUpToo() {
        limiter.acquire(5);
        CompletableFuture<Void> first = acquire("first", 5);
        acquire("second", 1);

        first.completeExceptionally(new TimeoutException());
        time.runAll();

        assertThat(served).containsExactly("second at 100");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("however many wait, there is one timer; when nobody waits there is none")
    void thereIsOneTimerForTheHeadOfTheLine() {
        limiter.acquire(5);
        assertThat(time.pending()).isZero();

        List<CompletableFuture<Void>> line = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            line.add(limiter.acquire(1));
        }
        assertThat(time.pending()).isEqualTo(1);

        line.forEach(waiter -> waiter.cancel(true));
        assertThat(time.pending()).isZero();
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("waiting costs nothing: who never waited finds all that was left")
    void waitingTakesNothingFromTheBucket() {
        limiter.acquire(5);
        limiter.acquire(5).cancel(true);

        time.advance(ofMillis(500));

        assertThat(limiter.tryAcquire(5)).isTrue();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("more than the burst can never be granted, so it is refused at once")
    void moreThanTheBurstIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.acquire(6))
                .withMessage("permits must be from 1 to 5 but was 6");
        limiter.acquire(5);
        limiter.acquire(1);
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.acquire(6));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.tryAcquire(6));
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("the line has an end: one more than the limit is refused")
    void theLineHasAnEnd() {
        limiter.acquire(5);
        for (int i = 0; i < RateLimiter.WAITING_LIMIT; i++) {
            limiter.acquire(1);
        }

        CompletableFuture<Void> oneTooMany = limiter.acquire(1);

        assertThat(oneTooMany.exceptionNow())
                .isInstanceOf(QueueFull.class)
                .hasMessage("100000 callers are waiting already, which is the limit");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("who is served may come back at once, and stands at the end of the line")
    void whoIsServedMayComeBackAtOnce() {
        limiter.acquire(5);
        acquire("a", 1).thenRun(() -> acquire("a again", 1));
        acquire("b", 1);

        time.advance(ofSeconds(1));

        assertThat(served).containsExactly("a at 100", "b at 200", "a again at 300");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("who gives up at the very moment of being served gives the permits back")
    void whoGivesUpWhileBeingServedGivesThePermitsBack() {
        limiter.acquire(5);
        CompletableFuture<Void> big = acquire("big", 5);
        CompletableFuture<Void> first = limiter.acquire(1);
        CompletableFuture<Void> second = limiter.acquire(1);
        first.thenRun(() -> second.cancel(true));
        time.advance(ofMillis(200));

        big.cancel(true);
        time.advance(ofMillis(0));

        assertThat(first).isCompleted();
        assertThat(second).isCancelled();
        assertThat(limiter.available()).isEqualTo(1);
    }

    private CompletableFuture<Void> acquire(String name, int permits) {
        CompletableFuture<Void> turn = limiter.acquire(permits);
        turn.thenRun(() -> served.add(name + " at " + time.nanos() / 1_000_000));
        return turn;
    }
}
