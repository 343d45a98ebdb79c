package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A rate limiter's ways to count, its refusals, reservations and keys")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class MetersTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final Rate ten = Rate.perSecond(10);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a fixed window lets twice the rate pass around an edge")
    void aFixedWindowIsLooseAtTheEdge() {
        RateLimiter limiter = RateLimiter.fixedWindow(ten, time);
        time.advance(ofMillis(990));
        int before = takeAll(limiter);
        time.advance(ofMillis(10));

        assertThat(before + takeAll(limiter)).isEqualTo(20);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a sliding log never lets more than the rate pass in any span")
    void aSlidingLogIsExact() {
        RateLimiter limiter = RateLimiter.slidingLog(ten, time);
        time.advance(ofMillis(990));
        assertThat(takeAll(limiter)).isEqualTo(10);
        time.advance(ofMillis(999));
        assertThat(limiter.tryAcquire(1)).isFalse();
        time.advance(ofMillis(1));

        assertThat(takeAll(limiter)).isEqualTo(10);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a token bucket may begin empty")
    void aTokenBucketMayBeginEmpty() {
        RateLimiter limiter = RateLimiter.of(ten, 5, 0, time);

        assertThat(limiter.tryAcquire(1)).isFalse();
        time.advance(ofMillis(100));
        assertThat(limiter.tryAcquire(1)).isTrue();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("all three serve their lines at the very instant")
    void allThreeServeTheirLines() {
        assertThat(served(RateLimiter.of(ten, 10, time))).isEqualTo(100);
        assertThat(served(RateLimiter.slidingLog(ten, time))).isEqualTo(1_000);
        assertThat(served(RateLimiter.fixedWindow(ten, time))).isEqualTo(1_000);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("who cannot be served in time is refused at once, and told when")
    void whoCannotBeServedIsRefusedAtOnce() {
        RateLimiter limiter = RateLimiter.of(ten, 5, time);
        limiter.tryAcquire(5);
        limiter.acquire(5);

        CompletableFuture<Void> doomed = limiter.acquire(1, ofMillis(599));
        assertThat(doomed.exceptionNow()).isInstanceOf(RateLimited.class);
        assertThat(((Rejected) doomed.exceptionNow()).retryAfter()).isEqualTo(ofMillis(600));
        assertThat(limiter.acquire(1, ofMillis(600))).isNotDone();
        assertThat(limiter.patience(ZERO).run(() -> completedFuture("x")).exceptionNow())
                .isInstanceOf(RateLimited.class);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a reservation says how long the wait is, and moves up when others leave")
    void aReservationMovesUp() {
        RateLimiter limiter = RateLimiter.of(ten, 5, time);
        limiter.tryAcquire(5);
        Reservation first = limiter.reserve(3);
        Reservation second = limiter.reserve(1);

        assertThat(first.delay()).isEqualTo(ofMillis(300));
        assertThat(second.delay()).isEqualTo(ofMillis(400));
        assertThat(first.cancel()).isTrue();
        assertThat(second.delay()).isEqualTo(ofMillis(100));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a reservation that came true and was not used gives its permits back")
    void anUnusedReservationGivesBack() {
        RateLimiter limiter = RateLimiter.of(ten, 5, time);
        Reservation taken = limiter.reserve(5);
        assertThat(taken.ready()).isDone();

        assertThat(taken.cancel()).isTrue();
        assertThat(taken.cancel()).isFalse();

        assertThat(limiter.available()).isEqualTo(5);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a call waits in line on its own thread; an interrupted one leaves the line")
    void aCallWaitsInLine() throws Exception {
        RateLimiter limiter = RateLimiter.of(ten, 1, time);
        limiter.tryAcquire(1);
        assertThat(limiter.call(() -> time.nanos())).isEqualTo(ofMillis(100).toNanos());

        time.schedule(ofMillis(50), Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> limiter.call(() -> "x")).isInstanceOf(InterruptedException.class);

        assertThat(limiter.waiting()).isZero();
        time.advance(ofMillis(50));
        assertThat(limiter.tryAcquire(1)).isTrue();
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("per key: one key's use does not touch another's")
    void perKey() {
        var limiter = KeyedRateLimiter.<String>of(1_000, () -> RateLimiter.of(ten, 2, time));

        assertThat(limiter.tryAcquire("ann", 2)).isTrue();
        assertThat(limiter.tryAcquire("ann", 1)).isFalse();
        assertThat(limiter.tryAcquire("bob", 2)).isTrue();
        assertThat(limiter.acquire("ann", 1)).isNotDone();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("per key: keys that are as good as new are forgotten, others are not")
    void idleKeysAreForgotten() {
        var limiter = KeyedRateLimiter.<Integer>of(1_000, () -> RateLimiter.of(ten, 2, time));
        for (int key = 0; key < 10_000; key++) {
            assertThat(limiter.tryAcquire(key, 2)).isTrue();
            time.advance(ofMillis(10));
        }
        assertThat(limiter.keys()).isLessThan(200);
        assertThat(limiter.tryAcquire(9_999, 2)).isFalse();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("per key: beyond the limit of keys a new one is refused")
    void beyondTheLimitOfKeys() {
        var limiter = KeyedRateLimiter.<Integer>of(2, () -> RateLimiter.of(ten, 2, time));
        limiter.tryAcquire(1, 1);
        limiter.tryAcquire(2, 1);

        assertThat(limiter.tryAcquire(3, 1)).isFalse();
        assertThat(limiter.acquire(3, 1).exceptionNow()).isInstanceOf(QueueFull.class);
        time.advance(ofSeconds(1));
        assertThat(limiter.tryAcquire(3, 1)).isTrue();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("per key: who is served may wait for another thread that uses the same key")
    void whoIsServedHoldsNoLock() {
        var limiter = KeyedRateLimiter.<String>of(10, () -> RateLimiter.of(ten, 1, time));
        limiter.tryAcquire("key", 1);
        time.schedule(ofMillis(100), () -> assertThat(limiter.acquire("key", 1)).isNotDone());
        CompletableFuture<Boolean> other =
                limiter.acquire("key", 1)
                        .thenApply(served -> elsewhere(() -> limiter.tryAcquire("key", 1)));

        time.advance(ofMillis(100));

        assertThat(other).isCompletedWithValue(false);
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(ten, 5, 6, time))
                .withMessage("initial must be from 0 to 5 but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.slidingLog(Rate.perSecond(2_000_000), time))
                .withMessage("permits in a sliding log must be from 1 to 1000000 but was 2000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(ten, 5, time).patience(ofMillis(-1)))
                .withMessage("patience must not be negative but was PT-0.001S");
    }

    private static int takeAll(RateLimiter limiter) {
        int taken = 0;
        while (limiter.tryAcquire(1)) {
            taken++;
        }
        return taken;
    }

    /// After how many milliseconds an empty limiter serves the first in line.
    private long served(RateLimiter limiter) {
        takeAll(limiter);
        long begun = time.nanos();
        CompletableFuture<Void> turn = limiter.acquire(1);
        while (!turn.isDone()) {
            time.advance(ofMillis(1));
        }
        return (time.nanos() - begun) / 1_000_000;
    }
}
