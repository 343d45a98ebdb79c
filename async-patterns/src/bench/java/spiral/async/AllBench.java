package spiral.async;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// `all` of many futures, complete ones and pending ones (whose making and completing is included),
/// beside `CompletableFuture.allOf` with collecting and Guava's `allAsList`.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=AllBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@DisplayName("All of 10, of 1,000 and of 100,000 futures")
public class AllBench {
    @Param({"10", "1000", "100000"})
    public int size;

    private List<CompletableFuture<String>> complete = List.of();
    private List<ListenableFuture<String>> guavas = List.of();

    /// Runs the benchmarks and prints microseconds and bytes for each call.
    @Test
    void run() throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(AllBench.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    @Setup
    public void begin() {
        complete = many(() -> CompletableFuture.completedFuture("well"));
        guavas = many(() -> com.google.common.util.concurrent.Futures.immediateFuture("well"));
    }

    @Benchmark
    public List<String> completeOurs() {
        return Futures.all(complete).join();
    }

    @Benchmark
    public List<String> completeJdk() {
        return collected(complete).join();
    }

    @Benchmark
    public ListenableFuture<List<String>> completeGuava() {
        return com.google.common.util.concurrent.Futures.allAsList(guavas);
    }

    @Benchmark
    public List<String> pendingOurs() {
        return pending(Futures::all);
    }

    @Benchmark
    public List<String> pendingJdk() {
        return pending(AllBench::collected);
    }

    @Benchmark
    public ListenableFuture<List<String>> pendingGuava() {
        List<SettableFuture<String>> inputs = many(SettableFuture::create);
        ListenableFuture<List<String>> all =
                com.google.common.util.concurrent.Futures.allAsList(inputs);
        inputs.forEach(input -> input.set("well"));
        return all;
    }

    private List<String> pending(
            Function<List<CompletableFuture<String>>, CompletableFuture<List<String>>> all) {
        List<CompletableFuture<String>> inputs = many(CompletableFuture::new);
        CompletableFuture<List<String>> result = all.apply(inputs);
        inputs.forEach(input -> input.complete("well"));
        return result.join();
    }

    private <F> List<F> many(Supplier<F> one) {
        return Stream.generate(one).limit(size).toList();
    }

    private static CompletableFuture<List<String>> collected(
            List<CompletableFuture<String>> inputs) {
        return CompletableFuture.allOf(inputs.toArray(CompletableFuture[]::new))
                .thenApply(done -> inputs.stream().map(CompletableFuture::join).toList());
    }
}
