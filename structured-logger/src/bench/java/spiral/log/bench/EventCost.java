package spiral.log.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.config.AnchoredClock;
import spiral.log.transport.FileTransport;

/// Measures one kind of event through whatever provider SLF4J finds, in a JVM of its own: CPU time
/// and bytes allocated by the calling thread, per event.
///
/// How this works: CPU time does not count the time in which others had the processor, so the
/// figure of a busy machine is nearly that of a quiet one; what is left of the disturbance (shared
/// caches) only makes batches slower, so the fastest batch counts.
final class EventCost {
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long BATCH_NANOS = 20_000_000L;
    private static final int BATCHES = 60;
    private static final int FLOOR_WARM_UP = 300_000;
    private static final int BUFFER = 64 * 1024;
    private static final int FRAMES = 60;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Long ORDER_ID = 1_000_000L;
    private static final Double TOTAL = 129.95;
    private static final Integer ORDER = 17_000;
    private static final Integer TOOK = 250;

    private final Logger log = LoggerFactory.getLogger("shop.Orders");
    private final Exception error = deep(FRAMES);

    /// `EventCost EVENT SINK FILE` prints `cost: NANOS BYTES` to stderr, and for a file a third
    /// figure: how many times the [Floor] that is, the middle one of pairs.
    public static void main(String[] args) throws IOException {
        EndlessFile file = new EndlessFile(Path.of(args[2]));
        Transport sink = sink(args[1], file.path());
        Runnable event = provider(args[0], sink);
        long perBatch = warmUp(event, sink, file);
        EndlessFile below = new EndlessFile(Path.of(args[2] + ".floor"));
        Floor floor = new Floor(below.path(), BUFFER);
        long _ = batch(floor, FLOOR_WARM_UP);
        double[] nanos = new double[BATCHES];
        double[] timesFloor = new double[BATCHES];
        double bytes = Double.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            nanos[i] = (double) batch(event, perBatch) / perBatch;
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            bytes = Math.min(bytes, (double) allocated / perBatch);
            sink.flush();
            file.cut();
            below.cut();
            timesFloor[i] =
                    args[1].equals("null") ? 0 : nanos[i] * perBatch / batch(floor, perBatch);
        }
        Files.delete(below.path());
        Arrays.sort(nanos);
        Arrays.sort(timesFloor);
        System.err.printf(
                Locale.ROOT, "cost: %.3f %.3f %.3f%n", nanos[0], bytes, timesFloor[BATCHES / 2]);
        System.exit(0);
    }

    private static Runnable provider(String event, Transport sink) {
        if (LoggerFactory.getILoggerFactory() instanceof Logging.Provider) {
            Logging.configure(LogConfig.of(new AnchoredClock(), sink).withLevel(Threshold.INFO));
        }
        MDC.put("correlation.id", "c-4bf92f3577b34da6");
        MDC.put("user", "ada");
        return new EventCost().event(event);
    }

    private static Transport sink(String name, Path file) {
        return switch (name) {
            case "null" -> new NullTransport();
            case "buffered" -> FileTransport.buffered(file, BUFFER, Duration.ofSeconds(1));
            case "mapped" -> FileTransport.mapped(file, 4 << 20);
            case "event" -> FileTransport.perEvent(file);
            default -> throw new IllegalArgumentException("there is no sink " + name);
        };
    }

    private Runnable event(String name) {
        return switch (name) {
            case "keyValues" -> this::keyValues;
            case "plain" ->
                    () -> log.info("order placed, and the customer has been told of it by mail");
            case "parameters" ->
                    () -> log.info("order {} of {} placed in {} ms", ORDER, "barbara", TOOK);
            case "error" -> () -> log.error("order failed", error);
            case "disabled" -> () -> log.debug("nobody reads this");
            default -> throw new IllegalArgumentException("there is no event " + name);
        };
    }

    private void keyValues() {
        log.atInfo()
                .addKeyValue("order.id", ORDER_ID)
                .addKeyValue("customer", "barbara")
                .addKeyValue("total", TOTAL)
                .addKeyValue("paid", true)
                .addKeyValue("country", "Switzerland")
                .log("order placed");
    }

    /// How many events fill a batch, once the compiler has done its work.
    private static long warmUp(Runnable event, Transport sink, EndlessFile file)
            throws IOException {
        long count = 1_000;
        long spent = 0;
        long last = 0;
        while (spent < WARM_UP_NANOS) {
            last = Math.max(1, batch(event, count));
            sink.flush();
            file.cut();
            spent += last;
            if (last < BATCH_NANOS / 2) {
                count *= 2;
            }
        }
        return Math.max(1_000, (long) ((double) count * BATCH_NANOS / last));
    }

    private static long batch(Runnable event, long count) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (long i = 0; i < count; i++) {
            event.run();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static Exception deep(int frames) {
        return frames <= 1 ? new IllegalStateException("out of stock") : deep(frames - 1);
    }
}
