package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A stack of policies: the outermost decides first")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class PolicyStackTest {
    /// Where a stack reports its doubts; the test listens instead of the console.
    private final Logger reports = Logger.getLogger(PolicyStack.class.getName());

    private final List<String> reported = new ArrayList<>();
    private final VirtualScheduler time = new VirtualScheduler();
    private final Retry retry = Retry.upTo(3, Backoff.constant(ofMillis(10)), time, new Random(1));
    private final CircuitBreaker breaker =
            CircuitBreaker.of(new BreakerRules(4, 4, 50, ofSeconds(10), 1), time);
    private final RateLimiter limiter = RateLimiter.of(Rate.perSecond(100), 5, time);
    private final Bulkhead bulkhead = Bulkhead.of(2);
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void listenToTheReports() {
        reports.setUseParentHandlers(false);
        reports.setFilter(entry -> reported.add(entry.getMessage()));
    }

    @AfterEach
    void listenNoLonger() {
        reports.setUseParentHandlers(true);
        reports.setFilter(null);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("each attempt of the outer retry passes the inner policies anew")
    void eachAttemptPassesTheInnerPolicies() {
        Policy stack = Policy.of(retry, limiter);

        CompletableFuture<String> result = stack.run(this::failing);
        time.runAll();

        assertThat(result.exceptionNow()).isInstanceOf(IOException.class);
        assertThat(log).containsExactly("call", "call", "call");
        assertThat(limiter.available()).isEqualTo(2 + 2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a call passes the same rules on the caller's own thread")
    void aCallPassesTheSameRules() throws Exception {
        Policy stack = Policy.of(retry, breaker, limiter, bulkhead);

        assertThat(stack.call(() -> "well")).isEqualTo("well");
        assertThatThrownBy(() -> stack.call(() -> failing().join()))
                .isInstanceOf(IOException.class);

        assertThat(log).containsExactly("call", "call", "call");
        assertThat(breaker.state()).isInstanceOf(BreakerState.Open.class);
        assertThat(bulkhead.underWay()).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("cancelling the result of the stack cancels the work at its bottom")
    void cancellingReachesTheBottom() {
        var work = new CompletableFuture<String>();
        Policy stack =
                Policy.of(
                        retry,
                        breaker,
                        limiter,
                        bulkhead,
                        TimeOut.of(ofSeconds(1), time),
                        Fallback.to("x"));

        stack.run(() -> work).cancel(true);

        assertThat(work).isCancelled();
        assertThat(bulkhead.underWay()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("printed, it shows the policies with the outermost on top")
    void printedItShowsThePolicies() {
        assertThat(Policy.of(retry, limiter, bulkhead.queue(3)))
                .hasToString(
                        """
                        Retry up to 3 attempts, ConstantBackoff[delay=PT0.01S]
                        +-RateLimiter one each PT0.01S, bursts of 5
                          +-Bulkhead of 2, queue of 3\
                        """);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("an order that is known to surprise is reported, in a sentence")
    void aDoubtfulOrderIsReported() {
        assertThat(Policy.of(retry, breaker, limiter, bulkhead).doubts()).isEmpty();
        assertThat(Policy.of(breaker, retry).doubts())
                .containsExactly(
                        "CircuitBreaker outside Retry: the breaker sees whole runs, so an open"
                                + " circuit stops no attempt");
        assertThat(reported).hasSize(1).first().asString().startsWith("CircuitBreaker outside");
        assertThat(Policy.of(bulkhead, retry).doubts()).hasSize(1);
        assertThat(Policy.of(retry, Fallback.to("x")).doubts()).hasSize(1);
        assertThat(Policy.of(retry, limiter, retry)).asString().contains("! Retry outside Retry");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a time-out outside a breaker is doubtful, unless another one stands inside")
    void aTimeOutOutsideABreaker() {
        TimeOut timeOut = TimeOut.of(ofSeconds(1), time);

        assertThat(Policy.of(timeOut, breaker).doubts()).hasSize(1);
        assertThat(Policy.of(timeOut, breaker, timeOut).doubts()).isEmpty();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a stack inside a stack is one stack")
    void aStackInsideAStackIsOneStack() throws Exception {
        PolicyStack inner = Policy.of(limiter, bulkhead);

        assertThat(Policy.of(retry, inner).policies()).containsExactly(retry, limiter, bulkhead);
        assertThat(inner.call(Policy.none(), () -> "x")).isEqualTo("x");
        assertThat(Policy.none().run(inner, () -> completedFuture("x"))).isCompletedWithValue("x");
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("an inner policy that throws fails the call, and whoever holds something lets go")
    void anInnerPolicyThatThrows() {
        var limit = AdaptiveLimit.between(1, 2, ofSeconds(1), time);
        var fuse = CircuitBreaker.of(BreakerRules.consecutive(1, ofSeconds(1)), time);
        var timeOut = TimeOut.of(ofSeconds(1), time);
        var hedge = Hedge.after(ofSeconds(1), time);
        Task<String> never = () -> completedFuture("never");

        for (Policy outer : List.of(fuse, limiter, bulkhead, limit, timeOut, hedge)) {
            assertThat(outer.run(new Broken(), never).exceptionNow())
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        assertThat(bulkhead.underWay()).isZero();
        assertThat(limit.underWay()).isZero();
        assertThat(fuse.state()).isInstanceOf(BreakerState.Open.class);
        assertThat(Fallback.to("x").run(new Broken(), never)).isCompletedWithValue("x");
    }

    /// Breaks the promise that nothing is thrown.
    private record Broken() implements Policy {
        @Override
        public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) {
            throw new UnsupportedOperationException();
        }
    }

    private CompletableFuture<String> failing() {
        log.add("call");
        return CompletableFuture.failedFuture(new IOException("no route"));
    }
}
