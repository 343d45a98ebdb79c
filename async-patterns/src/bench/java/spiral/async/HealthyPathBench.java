package spiral.async;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

/// What each pattern costs while nothing goes wrong, beside the bare call and the bare clock.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=HealthyPathBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@DisplayName("The healthy path, measured")
public class HealthyPathBench {
    private static final int FAST = 1_000_000_000;

    private final Scheduler time = Scheduler.system();
    private final CircuitBreaker breaker = CircuitBreaker.of(BreakerRules.usual(), time);
    private final RateLimiter generous = RateLimiter.of(Rate.perSecond(FAST), FAST, time);
    private final RateLimiter exhausted = exhausted();
    private final Retry retry = Retry.upTo(3, Backoff.constant(Duration.ZERO), time, new Random(1));
    private final CompletableFuture<String> ready = CompletableFuture.completedFuture("well");
    private final Task<String> task = () -> ready;
    private final Callable<String> body = () -> "well";
    private final List<CompletableFuture<String>> thousand =
            Stream.generate(() -> CompletableFuture.completedFuture("well")).limit(1_000).toList();

    /// Runs the benchmarks and prints nanoseconds and bytes for each call.
    @Test
    void run() throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(HealthyPathBench.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    private RateLimiter exhausted() {
        var limiter = RateLimiter.of(new Rate(1, ofSeconds(FAST)), 1, time);
        limiter.tryAcquire(1);
        return limiter;
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
    public String breakerCall() throws Exception {
        return breaker.call(body);
    }

    @Benchmark
    public CompletableFuture<String> breakerRun() {
        return breaker.run(task);
    }

    @Benchmark
    public boolean limiterGrants() {
        return generous.tryAcquire(1);
    }

    @Benchmark
    public boolean limiterRefuses() {
        return exhausted.tryAcquire(1);
    }

    @Benchmark
    public CompletableFuture<String> retrySucceeds() {
        return retry.run(task);
    }

    @Benchmark
    public CompletableFuture<List<String>> allOfAThousand() {
        return Futures.all(thousand);
    }

    @Benchmark
    public CompletableFuture<List<String>> jdkAllOfAThousand() {
        return CompletableFuture.allOf(thousand.toArray(CompletableFuture[]::new))
                .thenApply(done -> thousand.stream().map(CompletableFuture::join).toList());
    }
}
