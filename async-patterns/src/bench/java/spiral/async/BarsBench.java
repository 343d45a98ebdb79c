package spiral.async;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// All bars of this module in one run and one table, each with what was measured and a verdict.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=BarsBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// Of many short iterations in three processes the best counts: on a machine with other work to do it
/// is the one that nobody disturbed. About seven minutes.
@DisplayName("The bars, in one table")
class BarsBench {
    private static final String ALL = "CompletableFuture.allOf";

    /// Below this nothing is allocated for a call: the measuring itself costs a little.
    private static final double NOTHING = 0.5;

    private final List<Bar> bars = new ArrayList<>();

    /// A line of the table.
    private record Bar(String name, String rule, String seen, boolean holds) {
        @Override
        public String toString() {
            return "%-34s %-46s %-44s %s".formatted(name, rule, seen, holds ? "holds" : "MISSED");
        }
    }

    /// What a call costs: nanoseconds and bytes.
    private record Cost(double nanos, double bytes) {
        boolean isFree() {
            return bytes < NOTHING;
        }

        @Override
        public String toString() {
            return text(nanos) + " ns, " + text(bytes) + " B";
        }
    }

    @Test
    @DisplayName("every bar holds")
    void everyBarHolds() throws Exception {
        var time = new TimersBench();
        calls(costs(PeersBench.class, TimeValue.milliseconds(15), bench -> true));
        all(costs(AllBench.class, TimeValue.milliseconds(40), bench -> !bench.contains("Guava")));
        timers(time.ours(), time.executor(), time.delayer());
        idle();

        System.out.println("bars of async-patterns\n");
        bars.forEach(System.out::println);
        Predicate<Bar> holds = Bar::holds;
        assertThat(bars.stream().filter(holds.negate()).map(Bar::name)).isEmpty();
    }

    private void calls(Map<String, Cost> cost) {
        Cost bare = cost.get("bareCall");
        Cost clock = cost.get("bareClock");
        double swap = cost.get("compareAndSet").nanos;
        Cost breaker = cost.get("breakerOurs");
        Cost r4jBreaker = cost.get("breakerResilience4j");
        atMost("closed breaker", "<= bare call + 2 ns, 0 B", breaker, bare.nanos + 2);
        atMost(
                "closed breaker, window of 1,000",
                "<= bare call + 2 ns, 0 B",
                cost.get("largeBreakerOurs"),
                bare.nanos + 2);
        bar(
                "closed breaker, resilience4j",
                ">= 30 times faster",
                "%s times (it: %s)".formatted(text(r4jBreaker.nanos / breaker.nanos), r4jBreaker),
                r4jBreaker.nanos >= 30 * breaker.nanos);
        atMost(
                "breaker with slow-call rate",
                "< resilience4j, 0 B",
                cost.get("slowBreakerOurs"),
                r4jBreaker.nanos);
        atMost(
                "limiter, granted",
                "<= nanoTime + CAS + 3 ns, 0 B",
                cost.get("limiterOurs"),
                cost.get("clockAndCompareAndSet").nanos + 3);
        atMost(
                "limiter, exact peers",
                "< each of them",
                cost.get("limiterOurs"),
                least(cost, "limiterFailsafeSmooth", "limiterGuava", "limiterBucket4j"));
        atMost("retry", "<= bare call + 2 ns, 0 B", cost.get("retryOurs"), bare.nanos + 2);
        atMost(
                "four policies",
                "<= nanoTime + 4 CAS + 10 ns, 0 B",
                cost.get("stackOurs"),
                clock.nanos + 4 * swap + 10);
        atMost(
                "four policies, peers",
                "< resilience4j, Failsafe",
                cost.get("stackOurs"),
                least(cost, "stackResilience4j", "stackFailsafe"));
    }

    private void all(Map<String, Cost> cost) {
        for (String size : List.of("10", "1000", "100000")) {
            for (String kind : List.of("pending", "complete")) {
                Cost ours = cost.get(kind + "Ours " + size);
                Cost jdk = cost.get(kind + "Jdk " + size);
                bar(
                        "all of " + size + ", " + kind,
                        "<= " + ALL + ": " + jdk,
                        ours.toString(),
                        ours.nanos <= jdk.nanos && ours.bytes <= jdk.bytes);
            }
        }
    }

    private void timers(
            TimersBench.Cost ours, TimersBench.Cost executor, TimersBench.Cost delayer) {
        twice("ScheduledThreadPoolExecutor", ours.total(), executor.total());
        twice("CompletableFuture's delayer", ours.total(), delayer.total());
    }

    private void twice(String peer, long ours, long its) {
        bar(
                "a million timers",
                ">= 2 times " + peer,
                "%s times (%s ms)".formatted(text((double) its / ours), text(ours / 1e6)),
                its >= 2 * ours);
    }

    private void idle() throws IOException {
        var scheduler = new SystemScheduler((thread, surprise) -> {});
        Delay far = scheduler.schedule(Duration.ofHours(1), () -> {});
        pause(Duration.ofSeconds(2)); // the thread of the timers above has ended
        long before = SystemSchedulerIT.wakeUps();
        pause(Duration.ofSeconds(5));
        long wakeUps = SystemSchedulerIT.wakeUps() - before;
        far.cancel();
        long cancelled = System.nanoTime();
        while (scheduler.running()) {
            pause(Duration.ofMillis(1));
        }
        double seconds = (System.nanoTime() - cancelled) / 1e9;
        bar("idle", "0 wake-ups per second", wakeUps + " in 5 seconds", wakeUps == 0);
        bar("the timer thread", "ends after 1 s", text(seconds) + " s", seconds < 1.05);
    }

    private void atMost(String name, String rule, Cost cost, double most) {
        bar(
                name,
                "%s: %s ns".formatted(rule, text(most)),
                cost.toString(),
                cost.nanos <= most && cost.isFree());
    }

    private void bar(String name, String rule, String seen, boolean holds) {
        bars.add(new Bar(name, rule, seen, holds));
    }

    private static double least(Map<String, Cost> cost, String... names) {
        return Stream.of(names).mapToDouble(name -> cost.get(name).nanos).min().orElseThrow();
    }

    private static Map<String, Cost> costs(
            Class<?> benches, TimeValue iteration, Predicate<String> wanted)
            throws RunnerException {
        var options =
                new OptionsBuilder()
                        .addProfiler(GCProfiler.class)
                        .timeUnit(NANOSECONDS)
                        .forks(3)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(250))
                        .measurementIterations(60)
                        .measurementTime(iteration);
        names(benches).stream()
                .filter(wanted)
                .forEach(name ->
                        options.include("\\." + benches.getSimpleName() + "\\." + name + "$"));
        return new Runner(options.build())
                .run().stream().collect(toMap(BarsBench::name, BarsBench::cost));
    }

    private static Collection<String> names(Class<?> benches) {
        return Stream.of(benches.getMethods())
                .filter(method ->
                        method.isAnnotationPresent(org.openjdk.jmh.annotations.Benchmark.class))
                .map(java.lang.reflect.Method::getName)
                .collect(toSet());
    }

    private static String name(RunResult result) {
        String size = result.getParams().getParam("size");
        return result.getPrimaryResult().getLabel() + (size == null ? "" : " " + size);
    }

    private static Cost cost(RunResult result) {
        return new Cost(
                least(result, IterationResult::getPrimaryResult),
                least(result, each -> each.getSecondaryResults().get("gc.alloc.rate.norm")));
    }

    private static double least(
            RunResult result, java.util.function.Function<IterationResult, Result<?>> value) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .flatMapToDouble(each -> DoubleStream.of(value.apply(each).getScore()))
                .min()
                .orElseThrow();
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.1f" : "%,.0f", number);
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
