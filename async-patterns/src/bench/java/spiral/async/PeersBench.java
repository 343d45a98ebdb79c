package spiral.async;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.common.util.concurrent.RateLimiter;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// The healthy path on the caller's thread, beside resilience4j, Failsafe, Guava and Bucket4j.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=PeersBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@DisplayName("The healthy path, beside the peers")
public class PeersBench {
    private static final int FAST = 1_000_000_000;
    private static final int PLENTY = 100_000_000;

    private final Scheduler time = Scheduler.system();
    private final Callable<String> body = () -> "well";
    private final Supplier<String> supplier = PeersBench::well;

    private final Retry retry =
            Retry.upTo(3, Backoff.constant(Duration.ofMillis(10)), time, new Random(1));
    private final CircuitBreaker breaker = CircuitBreaker.of(BreakerRules.usual(), time);
    private final CircuitBreaker slowBreaker =
            CircuitBreaker.of(
                    BreakerSettings.of(BreakerRules.usual()).slow(Duration.ofSeconds(1), 50), time);
    private final CircuitBreaker largeBreaker =
            CircuitBreaker.of(BreakerSettings.of(BreakerRules.usual()).lastCalls(1_000, 100), time);
    private final AtomicLong number = new AtomicLong();
    private final spiral.async.RateLimiter limiter =
            spiral.async.RateLimiter.of(Rate.perSecond(FAST), FAST, time);
    private final Bulkhead bulkhead = Bulkhead.of(25);
    private final Policy stack = Policy.of(retry, breaker, limiter, bulkhead);

    private final io.github.resilience4j.circuitbreaker.CircuitBreaker r4jBreaker =
            io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                    "count", CircuitBreakerConfig.ofDefaults());
    private final io.github.resilience4j.ratelimiter.RateLimiter r4jLimiter =
            io.github.resilience4j.ratelimiter.RateLimiter.of(
                    "atomic",
                    RateLimiterConfig.custom()
                            .limitForPeriod(PLENTY)
                            .limitRefreshPeriod(Duration.ofMillis(100))
                            .timeoutDuration(Duration.ZERO)
                            .build());
    private final io.github.resilience4j.retry.Retry r4jRetry =
            io.github.resilience4j.retry.Retry.ofDefaults("retry");
    private final io.github.resilience4j.bulkhead.Bulkhead r4jBulkhead =
            io.github.resilience4j.bulkhead.Bulkhead.of("bulkhead", BulkheadConfig.ofDefaults());
    private final Supplier<String> r4jStack =
            io.github.resilience4j.retry.Retry.decorateSupplier(
                    r4jRetry,
                    io.github.resilience4j.circuitbreaker.CircuitBreaker.decorateSupplier(
                            r4jBreaker,
                            io.github.resilience4j.ratelimiter.RateLimiter.decorateSupplier(
                                    r4jLimiter,
                                    io.github.resilience4j.bulkhead.Bulkhead.decorateSupplier(
                                            r4jBulkhead, supplier))));

    private final FailsafeExecutor<String> failsafeRetry =
            Failsafe.with(dev.failsafe.RetryPolicy.<String>ofDefaults());
    private final FailsafeExecutor<String> failsafeBreaker =
            Failsafe.with(dev.failsafe.CircuitBreaker.<String>ofDefaults());
    private final FailsafeExecutor<String> failsafeStack =
            Failsafe.with(
                    dev.failsafe.RetryPolicy.<String>ofDefaults(),
                    dev.failsafe.CircuitBreaker.<String>ofDefaults(),
                    dev.failsafe.RateLimiter.<String>smoothBuilder(FAST, Duration.ofSeconds(1))
                            .build(),
                    dev.failsafe.Bulkhead.<String>of(25));

    private final dev.failsafe.RateLimiter<String> failsafeSmooth =
            dev.failsafe.RateLimiter.<String>smoothBuilder(FAST, Duration.ofSeconds(1)).build();
    private final dev.failsafe.RateLimiter<String> failsafeBursty =
            dev.failsafe.RateLimiter.<String>burstyBuilder(FAST, Duration.ofSeconds(1)).build();
    private final RateLimiter guava = RateLimiter.create(FAST);
    private final Bucket bucket =
            Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(FAST).refillGreedy(FAST, Duration.ofSeconds(1)))
                    .build();

    /// Runs the benchmarks and prints nanoseconds and bytes for each call.
    @Test
    void run() throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(PeersBench.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    private static String well() {
        return "well";
    }

    @Benchmark
    public String bareCall() throws Exception {
        return body.call();
    }

    @Benchmark
    public long bareClock() {
        return time.nanos();
    }

    @Benchmark
    public boolean compareAndSet() {
        long before = number.get();
        return number.compareAndSet(before, before + 1);
    }

    @Benchmark
    public boolean clockAndCompareAndSet() {
        return number.compareAndSet(number.get(), time.nanos());
    }

    @Benchmark
    public String largeBreakerOurs() throws Exception {
        return largeBreaker.call(body);
    }

    @Benchmark
    public String breakerOurs() throws Exception {
        return breaker.call(body);
    }

    @Benchmark
    public String breakerResilience4j() {
        return r4jBreaker.executeSupplier(supplier);
    }

    @Benchmark
    public String breakerFailsafe() {
        return failsafeBreaker.get(supplier::get);
    }

    @Benchmark
    public String slowBreakerOurs() throws Exception {
        return slowBreaker.call(body);
    }

    @Benchmark
    public boolean limiterOurs() {
        return limiter.tryAcquire(1);
    }

    @Benchmark
    public boolean limiterResilience4j() {
        return r4jLimiter.acquirePermission();
    }

    @Benchmark
    public boolean limiterFailsafeSmooth() {
        return failsafeSmooth.tryAcquirePermit();
    }

    @Benchmark
    public boolean limiterFailsafeBursty() {
        return failsafeBursty.tryAcquirePermit();
    }

    @Benchmark
    public boolean limiterGuava() {
        return guava.tryAcquire();
    }

    @Benchmark
    public boolean limiterBucket4j() {
        return bucket.tryConsume(1);
    }

    @Benchmark
    public String retryOurs() throws Exception {
        return retry.call(body);
    }

    @Benchmark
    public String retryResilience4j() {
        return r4jRetry.executeSupplier(supplier);
    }

    @Benchmark
    public String retryFailsafe() {
        return failsafeRetry.get(supplier::get);
    }

    @Benchmark
    public String stackOurs() throws Exception {
        return stack.call(body);
    }

    @Benchmark
    public String stackResilience4j() {
        return r4jStack.get();
    }

    @Benchmark
    public String stackFailsafe() {
        return failsafeStack.get(supplier::get);
    }
}
