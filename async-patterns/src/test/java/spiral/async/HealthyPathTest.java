package spiral.async;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The healthy path is free: nothing is allocated while nothing goes wrong")
class HealthyPathTest {
    private static final int CALLS = 10_000;

    /// Less than one byte for each call: the measuring itself costs a few.
    private static final long NOTHING = CALLS - 1;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a call through a closed circuit allocates nothing")
    void aCallThroughAClosedCircuitAllocatesNothing() throws Exception {
        var breaker = CircuitBreaker.of(BreakerRules.usual(), Scheduler.system());
        Callable<String> body = () -> "well";

        assertThat(allocatedBy(() -> breaker.call(body))).isLessThanOrEqualTo(NOTHING);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a permit that is there is taken without allocating, and so is a refusal given")
    void aPermitIsTakenWithoutAllocating() throws Exception {
        var generous =
                RateLimiter.of(new Rate(CALLS * 10, ofSeconds(1)), CALLS * 10, Scheduler.system());
        var exhausted = RateLimiter.of(new Rate(1, ofSeconds(1_000)), 1, Scheduler.system());
        exhausted.tryAcquire(1);

        assertThat(allocatedBy(() -> accept(generous.tryAcquire(1)))).isLessThanOrEqualTo(NOTHING);
        assertThat(allocatedBy(() -> accept(!exhausted.tryAcquire(1))))
                .isLessThanOrEqualTo(NOTHING);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a call through a stack of four policies allocates nothing")
    void aCallThroughAStackAllocatesNothing() throws Exception {
        Scheduler time = Scheduler.system();
        Policy stack =
                Policy.of(
                        Retry.upTo(3, Backoff.constant(ofSeconds(1)), time, new Random(1)),
                        CircuitBreaker.of(BreakerRules.usual(), time),
                        RateLimiter.of(Rate.perSecond(CALLS * 10), CALLS * 10, time),
                        Bulkhead.of(2));
        Callable<String> body = () -> "well";

        assertThat(allocatedBy(() -> stack.call(body))).isLessThanOrEqualTo(NOTHING);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a closed circuit that watches for slow calls allocates nothing")
    void aCircuitThatWatchesForSlowCallsAllocatesNothing() throws Exception {
        var settings = BreakerSettings.of(BreakerRules.usual()).slow(ofSeconds(1), 50);
        var breaker = CircuitBreaker.of(settings, Scheduler.system());
        Callable<String> body = () -> "well";

        assertThat(allocatedBy(() -> breaker.call(body))).isLessThanOrEqualTo(NOTHING);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a large window, once full of successes, allocates nothing either")
    void aLargeWindowIsQuiet() throws Exception {
        var settings = BreakerSettings.of(BreakerRules.usual()).lastCalls(1_000, 100);
        var breaker = CircuitBreaker.of(settings, Scheduler.system());
        Callable<String> body = () -> "well";

        assertThat(allocatedBy(() -> breaker.call(body))).isLessThanOrEqualTo(NOTHING);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a retry with a deadline, a budget and rules for results allocates nothing either")
    void aRetryWithRulesAllocatesNothing() throws Exception {
        Scheduler time = Scheduler.system();
        Retry retry =
                Retry.upTo(3, Backoff.constant(ofSeconds(1)), time, new Random(1))
                        .deadline(ofSeconds(5))
                        .budget(RetryBudget.usual(time))
                        .onResult("busy"::equals);
        Callable<String> body = () -> "well";

        assertThat(allocatedBy(() -> retry.call(body))).isLessThanOrEqualTo(NOTHING);
    }

    private static boolean accept(boolean asExpected) {
        assert asExpected;
        return asExpected;
    }

    private long allocatedBy(Callable<?> call) throws Exception {
        repeat(call); // classes are loaded, windows are full
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(call);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void repeat(Callable<?> call) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            call.call();
        }
    }
}
