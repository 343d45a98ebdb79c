package spiral.async.museum;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.Failsafe;
import dev.failsafe.Timeout;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.async.Backoff;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;
import spiral.async.CircuitBreaker;
import spiral.async.Futures;
import spiral.async.Retry;
import spiral.async.Task;
import spiral.async.TimeOut;
import spiral.async.VirtualScheduler;

@DisplayName("The museum: what peers do in awkward situations, and what ours does")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class MuseumBench {
    private final VirtualScheduler time = new VirtualScheduler();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    /// A dinner for two. One guest calls to say that she cannot come; the other never arrives. The
    /// host of `allOf` stands at the stove for ever: it waits for all ends, good or bad (asked again
    /// and again, for example in stackoverflow.com/questions/54395446).
    @Test
    @Order(1)
    @DisplayName("CompletableFuture.allOf does not hear of a failure while another input is open")
    void allOfWaits() {
        var open = new CompletableFuture<String>();
        var failed = CompletableFuture.<String>failedFuture(new IOException());

        assertThat(CompletableFuture.allOf(open, failed)).isNotDone();
        assertThat(Futures.all(List.of(open, failed))).isCompletedExceptionally();
    }

    /// "Any of these numbers will do." The first one is dead, and `anyOf` gives up although the
    /// second would have answered: it is a race to the first end. And of nothing it waits for ever
    /// (the same stackoverflow.com/questions/54395446).
    @Test
    @Order(2)
    @DisplayName("CompletableFuture.anyOf is a race: a failure beats the success after it")
    void anyOfIsARace() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        var peer = CompletableFuture.anyOf(first, second);
        var ours = Futures.any(List.of(first, second));
        first.completeExceptionally(new IOException());
        second.complete("hello");

        assertThat(peer).isCompletedExceptionally();
        assertThat(ours).isCompletedWithValue("hello");
        assertThat(CompletableFuture.anyOf()).isNotDone();
        assertThat(Futures.<String>any(List.of())).isCompletedExceptionally();
    }

    /// A kitchen fuse has blown. A kettle that was switched on an hour ago, on another circuit, is
    /// done now: "all well!" And the fuse goes back in while the probe is still heating (Polly#217
    /// discusses whether a breaker should care; resilience4j and Failsafe do not).
    @Test
    @Order(3)
    @DisplayName("resilience4j, Failsafe: a success from before closes a half-open breaker")
    void aStaleSuccessCloses() {
        var peer =
                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                        "peer",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(2)
                                .minimumNumberOfCalls(2)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .build());
        peer.acquirePermission();
        peer.transitionToOpenState();
        peer.transitionToHalfOpenState();
        peer.acquirePermission();
        peer.onSuccess(1, TimeUnit.MILLISECONDS);
        assertThat(peer.getState())
                .isEqualTo(io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED);
        var failsafe = dev.failsafe.CircuitBreaker.builder().withFailureThreshold(1).build();
        failsafe.acquirePermit();
        failsafe.halfOpen();
        failsafe.acquirePermit();
        failsafe.recordSuccess();
        assertThat(failsafe.isClosed()).isTrue();

        var ours = CircuitBreaker.of(BreakerRules.consecutive(1, ofSeconds(1)), time);
        var old = new CompletableFuture<String>();
        ours.run(() -> old);
        ours.run(() -> CompletableFuture.failedFuture(new IOException()));
        time.advance(ofSeconds(1));
        ours.run(CompletableFuture<String>::new);
        old.complete("well, an hour ago");
        assertThat(ours.state()).isInstanceOf(BreakerState.HalfOpen.class);
    }

    /// The probe went out and never came back. Everybody waits at the gate for its report
    /// (resilience4j#935; a limit has to be asked for since).
    @Test
    @Order(4)
    @DisplayName(
            "resilience4j, Failsafe: a probe that never reports keeps the breaker half-open for ever")
    void aLostProbeSticks() {
        var peer =
                io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                        "peer",
                        CircuitBreakerConfig.custom()
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .waitDurationInOpenState(ofMillis(20))
                                .build());
        peer.transitionToOpenState();
        peer.transitionToHalfOpenState();
        assertThat(peer.tryAcquirePermission()).isTrue();
        pause(ofMillis(400));
        assertThat(peer.tryAcquirePermission()).isFalse();

        var failsafe =
                dev.failsafe.CircuitBreaker.builder()
                        .withFailureThreshold(1)
                        .withDelay(ofMillis(20))
                        .build();
        failsafe.halfOpen();
        assertThat(failsafe.tryAcquirePermit()).isTrue();
        pause(ofMillis(400));
        assertThat(failsafe.tryAcquirePermit()).isFalse();

        var ours = CircuitBreaker.of(BreakerRules.consecutive(1, ofMillis(20)), time);
        ours.run(() -> CompletableFuture.failedFuture(new IOException()));
        time.advance(ofMillis(20));
        ours.run(CompletableFuture<String>::new);
        time.advance(ofMillis(20));
        assertThat(ours.run(() -> CompletableFuture.completedFuture("x")))
                .isCompletedWithValue("x");
    }

    /// "Never mind", says the caller, and hangs up. The redialler does not hear it, and goes on
    /// ringing (failsafe#52, mended there; helidon#3650, open; resilience4j has no thread).
    @Test
    @Order(5)
    @DisplayName("resilience4j: a retry goes on after its result was cancelled")
    void aRetryGoesOnAfterCancel() {
        var attempts = new AtomicInteger();
        var peer =
                io.github.resilience4j.retry.Retry.of(
                        "peer",
                        RetryConfig.custom()
                                .maxAttempts(6)
                                .intervalFunction(IntervalFunction.of(20))
                                .build());
        var result =
                peer.executeCompletionStage(pool, () -> failing(attempts)).toCompletableFuture();
        result.cancel(true);
        pause(ofMillis(400));
        assertThat(attempts.get()).isGreaterThan(1);

        attempts.set(0);
        Retry.upTo(6, Backoff.constant(ofMillis(20)), time, new Random(1))
                .run(() -> failing(attempts))
                .cancel(true);
        time.advance(ofSeconds(1));
        assertThat(attempts.get()).isEqualTo(1);
    }

    /// A thousand eggs fail to boil at once, and a thousand kitchen clocks tick on for an hour: only
    /// a result stops a clock (the review in resilience4j#700 shows the line).
    @Test
    @Order(6)
    @DisplayName("resilience4j: a time limiter leaves its timer behind each quick failure")
    void timersAreLeftBehind() {
        var timers = new ScheduledThreadPoolExecutor(1);
        var peer =
                TimeLimiter.of(
                        TimeLimiterConfig.custom().timeoutDuration(Duration.ofHours(1)).build());
        TimeOut ours = TimeOut.of(Duration.ofHours(1), time);
        for (int i = 0; i < 1_000; i++) {
            var late = new CompletableFuture<String>();
            var mine = new CompletableFuture<String>();
            peer.executeCompletionStage(timers, () -> late);
            ours.run(() -> mine);
            late.completeExceptionally(new IOException());
            mine.completeExceptionally(new IOException());
        }

        assertThat(timers.getQueue()).hasSize(1_000);
        assertThat(time.pending()).isZero();
        timers.shutdownNow();
    }

    /// The guide says: back at five, whatever happens. One tourist looks at a fresco and hears
    /// nothing. A good guide is at the bus at five and says who is missing; this one waits beside
    /// the tourist (failsafe#231, open since 2020).
    @Test
    @Order(7)
    @DisplayName("Failsafe: a time-out waits for a body that ignores interrupts")
    void aTimeOutWaitsForTheBody() throws InterruptedException {
        var released = new CountDownLatch(1);
        var entered = new CountDownLatch(2);
        Callable<String> deaf = () -> deaf(entered, released);
        var peer = Failsafe.with(Timeout.of(ofMillis(50))).getAsync(deaf::call);
        var ours = TimeOut.of(ofMillis(50), time).run(Task.blocking(deaf));
        entered.await();
        time.advance(ofMillis(50));
        pause(ofMillis(500));

        assertThat(peer).isNotDone();
        assertThat(ours).isCompletedExceptionally();
        released.countDown();
    }

    private static String deaf(CountDownLatch entered, CountDownLatch released) {
        entered.countDown();
        while (released.getCount() > 0) {
            Thread.interrupted();
            LockSupport.parkNanos(1_000_000);
        }
        return "a fine fresco";
    }

    private static CompletableFuture<String> failing(AtomicInteger attempts) {
        attempts.incrementAndGet();
        return CompletableFuture.failedFuture(new IOException());
    }

    /// Peers know only real time.
    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
