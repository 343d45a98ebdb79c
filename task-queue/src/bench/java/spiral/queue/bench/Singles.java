package spiral.queue.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Calls from several threads at once, each of which makes the next when one has returned.
///
/// @param perSecond of all threads together
/// @param half half of the calls took no longer
/// @param most 99 of 100 took no longer
record Singles(double perSecond, double half, double most) {

    /// Something that is called.
    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }

    static Singles measure(int threads, Duration time, Call call) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(callers.submit(() -> calls(end, call)));
            }
            LongStream.Builder took = LongStream.builder();
            for (Future<List<Long>> one : all) {
                one.get().forEach(took::add);
            }
            long[] sorted = took.build().sorted().toArray();
            return new Singles(
                    sorted.length * 1e9 / time.toNanos(),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private static List<Long> calls(long end, Call call) throws Exception {
        List<Long> took = new ArrayList<>();
        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            call.make();
            took.add(System.nanoTime() - begun);
        }
        return took;
    }

    String text() {
        return "%,.0f/s, p50 %.1f ms, p99 %.1f ms".formatted(perSecond, half, most);
    }
}
