package spiral.async;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

@DisplayName("A circuit breaker: stop calling what keeps failing, probe whether it works again")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class CircuitBreakerTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> changes = new ArrayList<>();

    /// Opens at half of the last 4 calls, for 10 s; one probe closes it again.
    private final CircuitBreaker breaker =
            CircuitBreaker.of(new BreakerRules(4, 4, 50, ofSeconds(10), 1), time)
                    .listener(this::heard);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a closed circuit lets the call pass and hands on its value or its failure")
    void aClosedCircuitLetsTheCallPass() throws Exception {
        assertThat(breaker.run(() -> completedFuture("value"))).isCompletedWithValue("value");
        assertThat(breaker.call(() -> "value")).isEqualTo("value");
        assertThat(breaker.run(CircuitBreakerTest::fail).exceptionNow())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> breaker.call(CircuitBreakerTest::thrown))
                .isInstanceOf(IOException.class);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("failures open the circuit, and then the work is not even started")
    void failuresOpenTheCircuit() {
        open();

        CompletableFuture<String> refused =
                breaker.run(() -> {
                    throw new AssertionError("must not be started");
                });

        assertThat(refused.exceptionNow()).isInstanceOf(BreakerOpen.class);
        assertThatExceptionOfType(BreakerOpen.class).isThrownBy(() -> breaker.call(() -> "x"));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a refusal says when to come back, and carries no stack trace")
    void aRefusalSaysWhenToComeBack() {
        open();
        time.advance(ofSeconds(4));

        BreakerOpen refusal =
                catchThrowableOfType(BreakerOpen.class, () -> breaker.call(() -> "x"));

        assertThat(refusal.retryAfter()).isEqualTo(ofSeconds(6));
        assertThat(refusal).hasMessage("the circuit is open, retry after PT6S");
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("after a while one probe passes; its success closes the circuit")
    void theSuccessOfAProbeClosesTheCircuit() {
        open();
        time.advance(ofSeconds(10));

        assertThat(breaker.run(() -> completedFuture("well"))).isCompletedWithValue("well");

        assertThat(breaker.state()).isInstanceOf(Closed.class);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("the failure of the probe opens it again")
    void theFailureOfTheProbeOpensItAgain() {
        open();
        time.advance(ofSeconds(10));

        breaker.run(CircuitBreakerTest::fail);

        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("while the probe is under way everyone else is refused")
    void whileTheProbeIsUnderWayEveryoneElseIsRefused() {
        open();
        time.advance(ofSeconds(10));
        var probe = new CompletableFuture<String>();
        breaker.run(() -> probe);

        assertThat(breaker.run(() -> completedFuture("x")).exceptionNow())
                .isInstanceOf(BreakerOpen.class);
        probe.complete("well");
        assertThat(breaker.run(() -> completedFuture("x"))).isCompletedWithValue("x");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("the listener hears each change once, in order")
    void theListenerHearsEachChangeOnce() {
        open();
        time.advance(ofSeconds(10));
        breaker.run(CircuitBreakerTest::fail);
        time.advance(ofSeconds(10));
        breaker.run(() -> completedFuture("well"));

        assertThat(changes)
                .containsExactly(
                        "Closed -> Open",
                        "Open -> HalfOpen",
                        "HalfOpen -> Open",
                        "Open -> HalfOpen",
                        "HalfOpen -> Closed");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("cancelling the result cancels the work")
    void cancellingTheResultCancelsTheWork() {
        var work = new CompletableFuture<String>();

        breaker.run(() -> work).cancel(true);

        assertThat(work).isCancelled();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a cancelled probe gives its place to the next caller at once")
    void aCancelledProbeGivesItsPlaceBack() {
        open();
        time.advance(ofSeconds(10));
        breaker.run(CompletableFuture<String>::new).cancel(true);

        assertThat(breaker.state()).isInstanceOf(HalfOpen.class);
        assertThat(breaker.run(() -> completedFuture("x"))).isCompletedWithValue("x");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("cancelled and interrupted calls say nothing about the service")
    void cancelledCallsSayNothingAboutTheService() {
        for (int i = 0; i < 10; i++) {
            breaker.run(CompletableFuture<String>::new).cancel(true);
            assertThatThrownBy(() ->
                            breaker.call(() -> {
                                throw new CancellationException();
                            }))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() ->
                            breaker.call(() -> {
                                throw new InterruptedException();
                            }))
                    .isInstanceOf(InterruptedException.class);
        }

        assertThat(breaker.state()).isEqualTo(new Closed(0, 0, 0));
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a time-out put on the result counts as a failure and cancels the work")
    void aTimeOutCountsAsAFailure() {
        var work = new CompletableFuture<String>();

        breaker.run(() -> work).completeExceptionally(new TimeoutException());

        assertThat(breaker.state()).isEqualTo(new Closed(0, 1, 1));
        assertThat(work).isCancelled();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a success that began before the circuit opened does not close it")
    void aStaleSuccessDoesNotCloseTheCircuit() {
        var old = new CompletableFuture<String>();
        breaker.run(() -> old);
        open();
        time.advance(ofSeconds(10));
        breaker.run(CompletableFuture<String>::new);

        old.complete("well, an hour ago");

        assertThat(breaker.state()).isInstanceOf(HalfOpen.class);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a probe that never reports cannot keep the circuit half-open")
    void aProbeThatNeverReportsCannotStick() {
        open();
        time.advance(ofSeconds(10));
        breaker.run(CompletableFuture<String>::new);
        time.advance(ofSeconds(10));

        assertThat(breaker.run(() -> completedFuture("x"))).isCompletedWithValue("x");
        assertThat(breaker.state()).isInstanceOf(Closed.class);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("the state has moved on before the caller hears of the result")
    void theStateHasMovedOnBeforeTheCallerHears() {
        open();
        time.advance(ofSeconds(10));
        var probe = new CompletableFuture<String>();
        var seen = new ArrayList<String>();
        breaker.run(() -> probe).thenRun(() -> seen.add(name(breaker.state())));

        probe.complete("well");

        assertThat(seen).containsExactly("Closed");
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("a healthy circuit, its window full of successes, reads no clock")
    void aHealthyCircuitReadsNoClock() throws Exception {
        var clock = new CountingClock();
        var healthy = CircuitBreaker.of(new BreakerRules(4, 4, 50, ofSeconds(1), 1), clock);
        for (int i = 0; i < 4; i++) {
            healthy.call(() -> "well");
        }
        clock.readings = 0;

        healthy.call(() -> "well");
        healthy.run(() -> completedFuture("well"));

        assertThat(clock.readings).isZero();
    }

    private static final class CountingClock implements Scheduler {
        private int readings;

        @Override
        public long nanos() {
            return ++readings;
        }

        @Override
        public Delay schedule(Duration delay, Runnable task) {
            throw new AssertionError("a breaker needs no timer");
        }
    }

    private void open() {
        for (int i = 0; i < 4; i++) {
            breaker.run(CircuitBreakerTest::fail);
        }
        assertThat(breaker.state()).isInstanceOf(Open.class);
    }

    private static CompletableFuture<String> fail() {
        return failedFuture(new IOException("no route"));
    }

    private static String thrown() throws IOException {
        throw new IOException("no route");
    }

    private void heard(Event event) {
        if (event instanceof Event.StateChanged(BreakerState before, BreakerState after)) {
            changes.add(name(before) + " -> " + name(after));
        }
    }

    private static String name(BreakerState state) {
        return state.getClass().getSimpleName();
    }
}
