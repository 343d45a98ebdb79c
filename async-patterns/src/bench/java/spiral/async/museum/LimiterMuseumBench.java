package spiral.async.museum;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.async.Rate;
import spiral.async.RateLimited;
import spiral.async.RateLimiter;
import spiral.async.VirtualScheduler;

/// Peers know only real time; so long periods leave room for a slow machine.
@DisplayName("The museum: rate limiters")
class LimiterMuseumBench {
    private final VirtualScheduler time = new VirtualScheduler();
    private final RateLimiter ours = RateLimiter.of(new Rate(1, ofSeconds(10)), 1, time);

    /// Somebody asks a limiter of five a second for five thousand at once. Guava says yes, and puts
    /// it on the tab: the next guest pays with a wait of a quarter of an hour (guava#7130).
    @Test
    @Order(1)
    @DisplayName("Guava: an oversize request is granted, and the next caller pays for it")
    void anOversizeRequestIsGranted() {
        var peer = com.google.common.util.concurrent.RateLimiter.create(5);
        assertThat(peer.tryAcquire(5_000)).isTrue();
        assertThat(peer.tryAcquire(1, ofMinutes(15))).isFalse();

        RateLimiter limiter = RateLimiter.of(Rate.perSecond(5), 5, time);
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.tryAcquire(5_000));
    }

    /// At the baker's, you draw a number and wait. Then the telephone rings and you leave. Your
    /// number is still called: everybody behind stands still for the length of an order that nobody
    /// gives (resilience4j#314: asked for, and declined).
    @Test
    @Order(2)
    @DisplayName("resilience4j: the permit of an interrupted waiter is lost")
    void resilienceLosesThePermit() {
        var peer = resilience(1, ofSeconds(10), ofMinutes(1));
        peer.acquirePermission();
        interrupted(peer::acquirePermission);

        assertThat(peer.reservePermission()).isGreaterThan(ofSeconds(10).toNanos());
        oursGivesItBack();
    }

    /// The same baker, the other branch (resilience4j#314 tells the story; Failsafe has no thread).
    @Test
    @Order(3)
    @DisplayName("Failsafe: the permit of an interrupted waiter is lost")
    void failsafeLosesThePermit() {
        var peer = dev.failsafe.RateLimiter.<String>smoothBuilder(1, ofSeconds(10)).build();
        peer.tryAcquirePermit();
        interrupted(() -> peer.tryAcquirePermit(ofMinutes(1)));

        assertThat(peer.reservePermit()).isGreaterThan(ofSeconds(10));
        oursGivesItBack();
    }

    /// And the third (resilience4j#314 again; Bucket4j has no thread): the coin was swallowed by
    /// the machine before the cup came.
    @Test
    @Order(4)
    @DisplayName("Bucket4j: the token of an interrupted waiter is lost")
    void bucketLosesTheToken() {
        Bucket peer =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(1).refillGreedy(1, ofSeconds(10)))
                        .build();
        peer.tryConsume(1);
        interrupted(() -> peer.asBlocking().tryConsume(1, ofMinutes(1)));

        assertThat(peer.estimateAbilityToConsume(1).getNanosToWaitForRefill())
                .isGreaterThan(ofSeconds(10).toNanos());
        oursGivesItBack();
    }

    /// "Ten cakes a day for each customer." A clever one comes at a minute to midnight, buys ten,
    /// waits two minutes and buys ten more. By the calendar all is well; the baker faints
    /// (resilience4j#1138 asks for a bucket that refills instead; Failsafe's bursty one is alike).
    @Test
    @Order(5)
    @DisplayName("resilience4j, Failsafe: 20 permits for a limit of 10, across a window's edge")
    void twentyForTen() {
        Duration period = ofSeconds(4);
        var resilience = resilience(10, period, Duration.ZERO);
        var failsafe = dev.failsafe.RateLimiter.<String>burstyBuilder(10, period).build();
        pause(ofSeconds(3));
        long before = System.nanoTime();
        int first = granted(resilience::acquirePermission);
        int others = granted(failsafe::tryAcquirePermit);
        pause(ofMillis(1_200));
        first += granted(resilience::acquirePermission);
        others += granted(failsafe::tryAcquirePermit);

        assertThat(System.nanoTime() - before).isLessThan(period.toNanos());
        assertThat(first).isEqualTo(20);
        assertThat(others).isEqualTo(20);

        RateLimiter bucket = RateLimiter.of(new Rate(10, period), 10, time);
        RateLimiter log = RateLimiter.slidingLog(new Rate(10, period), time);
        time.advance(ofSeconds(3));
        int ofBucket = granted(() -> bucket.tryAcquire(1));
        int ofLog = granted(() -> log.tryAcquire(1));
        time.advance(ofMillis(1_200));
        assertThat(ofBucket + granted(() -> bucket.tryAcquire(1))).isEqualTo(13);
        assertThat(ofLog + granted(() -> log.tryAcquire(1))).isEqualTo(10);
    }

    /// The last train has gone. The clerk knows it, and yet lets you stand on the cold platform for
    /// as long as you said you would wait, before he tells you (resilience4j#1968, also #1283 and
    /// #2194).
    @Test
    @Order(6)
    @DisplayName("resilience4j: a caller that cannot be served still waits")
    void theDoomedWait() {
        var peer = resilience(1, ofMinutes(1), ofMillis(300));
        peer.acquirePermission();
        long before = System.nanoTime();
        assertThat(peer.acquirePermission()).isFalse();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(ofMillis(300).toNanos());

        ours.tryAcquire(1);
        assertThat(ours.acquire(1, ofMillis(300)))
                .isCompletedExceptionally()
                .satisfies(refused ->
                        assertThat(refused.exceptionNow()).isInstanceOf(RateLimited.class));
    }

    /// Ours: who leaves the line leaves nothing behind, and everyone moves up.
    private void oursGivesItBack() {
        ours.tryAcquire(1);
        var waiter = ours.acquire(1);
        var next = ours.reserve(1);
        assertThat(next.delay()).isEqualTo(ofSeconds(20));

        waiter.cancel(true);
        assertThat(next.delay()).isEqualTo(ofSeconds(10));
    }

    private static io.github.resilience4j.ratelimiter.RateLimiter resilience(
            int permits, Duration period, Duration patience) {
        return io.github.resilience4j.ratelimiter.RateLimiter.of(
                "peer",
                io.github.resilience4j.ratelimiter.RateLimiterConfig.custom()
                        .limitForPeriod(permits)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(patience)
                        .build());
    }

    private static int granted(BooleanSupplier limiter) {
        return (int) IntStream.range(0, 40).filter(i -> limiter.getAsBoolean()).count();
    }

    /// Lets a thread wait in the body, and interrupts it there.
    private static void interrupted(Callable<?> body) {
        Thread waiter =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                body.call();
                            } catch (Exception asExpected) {
                                Thread.currentThread().interrupt();
                            }
                        });
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        waiter.interrupt();
        try {
            waiter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long rest = duration.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
