package spiral.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import spiral.sim.ModelException;

/// Runs numbered work on so many threads and answers in the order of the numbers.
record Workers(int threads) {
    /// More threads than this are refused.
    static final int MAX_THREADS = 256;

    /// For each thread: few, so that nobody is woken for every piece; many, so that all end together.
    private static final int PORTIONS = 16;

    Workers {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new ModelException(
                    "threads must be 1 to %d but were %d".formatted(MAX_THREADS, threads));
        }
    }

    <T> List<T> map(int count, IntFunction<T> work) {
        if (threads == 1) {
            return IntStream.range(0, count).mapToObj(work).toList();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<T>>> futures = new ArrayList<>();
            int portions = Math.min(count, threads * PORTIONS);
            for (int i = 0; i < portions; i++) {
                int from = (int) ((long) count * i / portions);
                int to = (int) ((long) count * (i + 1) / portions);
                futures.add(pool.submit(() -> IntStream.range(from, to).mapToObj(work).toList()));
            }
            return results(futures, pool);
        }
    }

    private static <T> List<T> results(List<Future<List<T>>> futures, ExecutorService pool) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<List<T>> future : futures) {
                results.addAll(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            if (failed.getCause() instanceof ModelException refused) {
                throw refused;
            }
            throw new IllegalStateException("a run failed", failed.getCause());
        } catch (InterruptedException stop) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new ModelException("the study was interrupted");
        }
    }
}
