package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every policy × every moment × every way to give up: permits taken = used + given back, nothing
/// runs on, no timer is left.
@DisplayName("Giving up, at any moment and in any way, gives everything back")
class CancellationMatrixTest {
    private static final int BURST = 3;

    /// What a call is doing when its caller gives up.
    private enum Moment {
        WAITING_FOR_A_PERMIT,
        WAITING_FOR_A_PLACE,
        RUNNING,
        BACKING_OFF
    }

    /// How a caller gives up.
    private enum Way {
        CANCEL,
        TIME_OUT,
        SOMETHING_BETTER;

        void end(CompletableFuture<String> result) {
            switch (this) {
                case CANCEL -> result.cancel(true);
                case TIME_OUT -> result.completeExceptionally(new TimeoutException());
                case SOMETHING_BETTER -> result.complete("other");
            }
        }
    }

    @TestFactory
    @Order(1)
    @DisplayName("futures")
    Stream<DynamicTest> futures() {
        return Stream.of(Moment.values())
                .flatMap(moment ->
                        Stream.of(Way.values())
                                .map(way ->
                                        DynamicTest.dynamicTest(
                                                moment + " x " + way,
                                                () -> new World().givesUp(moment, way))));
    }

    @TestFactory
    @Order(2)
    @DisplayName("calls that are interrupted")
    Stream<DynamicTest> interruptedCalls() {
        return Stream.of(Moment.WAITING_FOR_A_PERMIT, Moment.RUNNING, Moment.BACKING_OFF)
                .map(moment ->
                        DynamicTest.dynamicTest(
                                moment + " x INTERRUPT", () -> new World().isInterrupted(moment)));
    }

    @Test
    @Order(3)
    @DisplayName("a probe that is given up leaves its place in the half-open circuit")
    void aProbeThatIsGivenUp() {
        for (Way way : Way.values()) {
            var time = new VirtualScheduler();
            var breaker = CircuitBreaker.of(BreakerRules.consecutive(1, ofSeconds(1)), time);
            var _ = breaker.run(() -> CompletableFuture.failedFuture(new IOException()));
            time.advance(ofSeconds(1));

            CompletableFuture<String> probe = breaker.run(CompletableFuture::new);
            way.end(probe);

            int held =
                    breaker.state() instanceof BreakerState.HalfOpen half ? half.outstanding() : 0;
            assertThat(held).as("%s", way).isZero();
        }
    }

    /// A stack of everything, and a count of all that it gave out.
    private static final class World {
        private final VirtualScheduler time = new VirtualScheduler();
        private final RateLimiter limiter = RateLimiter.of(Rate.perSecond(1), BURST, time);
        private final Bulkhead bulkhead = Bulkhead.of(1).queue(5);
        private final CircuitBreaker breaker = CircuitBreaker.of(BreakerRules.usual(), time);
        private final Policy stack =
                Policy.of(
                        Retry.upTo(3, Backoff.constant(ofMillis(100)), time, new Random(1))
                                .onResult("busy"::equals),
                        breaker,
                        limiter,
                        bulkhead,
                        TimeOut.of(ofSeconds(60), time).onCallersThread());
        private final List<CompletableFuture<String>> started = new ArrayList<>();
        private int used;

        void givesUp(Moment moment, Way way) {
            CompletableFuture<String> result = at(moment);

            way.end(result);

            nothingIsLeft(moment);
        }

        private CompletableFuture<String> at(Moment moment) {
            return switch (moment) {
                case WAITING_FOR_A_PERMIT -> {
                    exhaust();
                    yield stack.run(this::work);
                }
                case WAITING_FOR_A_PLACE -> {
                    var _ = bulkhead.run(this::occupy);
                    CompletableFuture<String> result = stack.run(this::work);
                    used++;
                    assertThat(bulkhead.waiting()).isEqualTo(1);
                    yield result;
                }
                case RUNNING -> {
                    used++;
                    yield stack.run(this::work);
                }
                case BACKING_OFF -> {
                    used++;
                    CompletableFuture<String> result = stack.run(this::work);
                    started.getFirst().completeExceptionally(new IOException());
                    assertThat(time.pending()).isEqualTo(1);
                    yield result;
                }
            };
        }

        void isInterrupted(Moment moment) {
            time.schedule(
                    ofMillis(moment == Moment.BACKING_OFF ? 50 : 10),
                    Thread.currentThread()::interrupt);
            Class<?> ended = ending(moment);
            assertThat(ended).isEqualTo(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            nothingIsLeft(moment);
        }

        private Class<?> ending(Moment moment) {
            if (moment == Moment.WAITING_FOR_A_PERMIT) {
                exhaust();
            } else {
                used++;
            }
            try {
                return stack.call(() -> body(moment)).getClass();
            } catch (Exception thrown) {
                return thrown.getClass();
            }
        }

        private String body(Moment moment) throws Exception {
            if (moment == Moment.BACKING_OFF) {
                throw new IOException();
            }
            time.sleep(ofSeconds(5));
            return "too late";
        }

        private void exhaust() {
            limiter.tryAcquire(BURST);
            used = BURST;
        }

        private void nothingIsLeft(Moment moment) {
            assertThat(started).allMatch(CompletableFuture::isDone);
            assertThat(limiter.waiting()).isZero();
            assertThat(bulkhead.waiting()).isZero();
            assertThat(bulkhead.underWay()).isEqualTo(moment == Moment.WAITING_FOR_A_PLACE ? 1 : 0);
            assertThat(time.pending()).isZero();
            assertThat(limiter.available()).isEqualTo(BURST - used);
            assertThat(breaker.state()).isInstanceOf(BreakerState.Closed.class);
        }

        private CompletableFuture<String> work() {
            var work = new CompletableFuture<String>();
            started.add(work);
            return work;
        }

        private CompletableFuture<String> occupy() {
            return new CompletableFuture<>();
        }
    }
}
