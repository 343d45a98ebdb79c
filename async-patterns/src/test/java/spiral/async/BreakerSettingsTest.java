package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

@DisplayName("A breaker's settings: what counts as bad, and over how long")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class BreakerSettingsTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final BreakerSettings half =
            BreakerSettings.of(new BreakerRules(4, 4, 50, ofSeconds(10), 1));

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("failures that do not count are good news: the service answered")
    void failuresThatDoNotCount() {
        CircuitBreaker breaker =
                CircuitBreaker.of(half.failure(thrown -> thrown instanceof IOException), time);

        fail(breaker, new IllegalArgumentException(), 9);
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        fail(breaker, new IOException(), 2);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("results can be bad, too, on the caller's thread and off it")
    void resultsCanBeBad() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of(half.badResult("503"::equals), time);
        breaker.run(() -> completedFuture("503"));
        breaker.run(() -> completedFuture("200"));
        breaker.call(() -> "503");
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        breaker.call(() -> "200");

        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("so many failures in a row open the circuit, one success between them does not")
    void consecutiveFailures() {
        CircuitBreaker breaker = CircuitBreaker.of(BreakerRules.consecutive(3, ofSeconds(1)), time);
        fail(breaker, new IOException(), 2);
        breaker.run(() -> completedFuture("well"));
        fail(breaker, new IOException(), 2);
        assertThat(breaker.state()).isInstanceOf(Closed.class);

        fail(breaker, new IOException(), 1);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("slow calls open the circuit, whatever they return")
    void slowCallsOpenTheCircuit() {
        CircuitBreaker breaker = CircuitBreaker.of(half.slow(ofMillis(100), 75), time);
        take(breaker, ofMillis(100));
        take(breaker, ofMillis(101));
        take(breaker, ofMillis(101));
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        take(breaker, ofMillis(101));

        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a slow probe has not passed")
    void aSlowProbeHasNotPassed() {
        CircuitBreaker breaker = CircuitBreaker.of(half.slow(ofMillis(100), 75), time);
        fail(breaker, new IOException(), 4);
        time.advance(ofSeconds(10));

        take(breaker, ofMillis(200));

        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("over a span of time: what is older no longer counts")
    void overASpanOfTime() {
        CircuitBreaker breaker = CircuitBreaker.of(half.within(ofSeconds(10)), time);
        fail(breaker, new IOException(), 3);
        time.advance(ofSeconds(10));
        fail(breaker, new IOException(), 3);
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        time.advance(ofSeconds(8));

        fail(breaker, new IOException(), 1);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("over a span of time: the share decides, however many calls there are")
    void theShareDecides() {
        CircuitBreaker breaker = CircuitBreaker.of(half.within(ofSeconds(10)), time);
        for (int i = 0; i < 200_000; i++) {
            breaker.run(() -> completedFuture("well"));
        }
        fail(breaker, new IOException(), 20_000);
        assertThat(breaker.state()).isInstanceOf(Closed.class);

        fail(breaker, new IOException(), 150_000);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("forced open it refuses until it is reset; disabled it lets all pass")
    void forcedOpenAndDisabled() {
        CircuitBreaker breaker = CircuitBreaker.of(half, time);
        breaker.forceOpen();
        time.advance(Duration.ofDays(365));
        assertThat(breaker.run(() -> completedFuture("x")).exceptionNow())
                .isInstanceOf(BreakerOpen.class);

        breaker.disable();
        fail(breaker, new IOException(), 50);
        assertThat(breaker.run(() -> completedFuture("x"))).isCompletedWithValue("x");

        breaker.reset();
        fail(breaker, new IOException(), 4);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a closed circuit begins with an empty count after each opening")
    void aClosedCircuitBeginsAnew() {
        CircuitBreaker breaker = CircuitBreaker.of(half.within(ofSeconds(100)), time);
        fail(breaker, new IOException(), 4);
        time.advance(ofSeconds(10));
        var late = new CompletableFuture<String>();
        breaker.run(() -> late);
        assertThat(breaker.state()).isInstanceOf(HalfOpen.class);
        late.complete("well");

        fail(breaker, new IOException(), 3);
        assertThat(breaker.state()).isInstanceOf(Closed.class);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a window may be larger than the 64 calls that the rules remember")
    void aWindowMayBeLarger() {
        CircuitBreaker breaker = CircuitBreaker.of(half.lastCalls(1_000, 100), time);
        fail(breaker, new IOException(), 99);
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        fail(breaker, new IOException(), 1);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("the oldest of a thousand calls makes room for the latest")
    void theOldestMakesRoom() {
        CircuitBreaker breaker = CircuitBreaker.of(half.lastCalls(1_000, 1_000), time);
        fail(breaker, new IOException(), 499);
        succeed(breaker, 1_000);
        fail(breaker, new IOException(), 499);
        assertThat(breaker.state()).isInstanceOf(Closed.class);
        fail(breaker, new IOException(), 1);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a rule for failures that breaks ends the call, and counts as one")
    void aRuleForFailuresThatBreaks() {
        var broken = new IllegalStateException("broken rule");
        var service = new IOException();
        CircuitBreaker breaker = CircuitBreaker.of(half.failure(thrown -> raise(broken)), time);

        assertThat(breaker.run(() -> failedFuture(service)).exceptionNow()).isSameAs(broken);
        assertThat(broken.getSuppressed()).containsExactly(service);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() ->
                            breaker.call(() -> {
                                throw service;
                            }))
                    .isSameAs(broken);
        }
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a rule for results that breaks ends the call, and a probe gives its place back")
    void aRuleForResultsThatBreaks() {
        var broken = new IllegalStateException("broken rule");
        CircuitBreaker breaker = CircuitBreaker.of(half.badResult(result -> raise(broken)), time);
        fail(breaker, new IOException(), 4);
        time.advance(ofSeconds(10));

        assertThat(breaker.run(() -> completedFuture("x")).exceptionNow()).isSameAs(broken);
        assertThat(breaker.state()).isInstanceOf(Open.class);
        time.advance(ofSeconds(10));
        assertThatThrownBy(() -> breaker.call(() -> "x")).isSameAs(broken);
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("a time-out put on the result stops the work although the rule breaks")
    void aTimeOutStopsTheWork() {
        var work = new CompletableFuture<String>();
        CircuitBreaker breaker =
                CircuitBreaker.of(half.failure(thrown -> raise(new IllegalStateException())), time);

        breaker.run(() -> work).completeExceptionally(new TimeoutException());

        assertThat(work).isCancelled();
    }

    private static boolean raise(RuntimeException failure) {
        throw failure;
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> half.slow(ofMillis(1), 101))
                .withMessage("slowPercent must be from 1 to 100 but was 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> half.within(ofNanos(9)))
                .withMessage("span must be at least 10 ns but was PT0.000000009S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> half.lastCalls(10_001, 1))
                .withMessage("calls must be from 1 to 10000 but was 10001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> half.lastCalls(100, 101))
                .withMessage("minimumCalls must be from 1 to 100 but was 101");
    }

    private void take(CircuitBreaker breaker, Duration duration) {
        var work = new CompletableFuture<String>();
        breaker.run(() -> work);
        time.advance(duration);
        work.complete("done");
    }

    private static void succeed(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            breaker.run(() -> completedFuture("well"));
        }
    }

    private static void fail(CircuitBreaker breaker, Exception failure, int times) {
        for (int i = 0; i < times; i++) {
            breaker.run(() -> failedFuture(failure));
        }
    }
}
