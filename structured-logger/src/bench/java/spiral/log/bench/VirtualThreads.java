package spiral.log.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.log.Line;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.config.AnchoredClock;

/// 100,000 virtual threads that log at once while the disk hangs, in a JVM of its own: the worst
/// moment for whatever each of them holds.
///
/// Prints `cost: BYTES 0` to stderr: how much more of the heap is alive then than when the same
/// threads wait before their event, in our objects and in arrays. The stacks of the threads are the
/// machine's, and not counted.
final class VirtualThreads {
    private static final int THREADS = 100_000;
    private static final long SETTLE_MILLIS = 3_000;

    private VirtualThreads() {}

    public static void main(String[] args) throws InterruptedException {
        HangingDisk disk = new HangingDisk();
        Logging.configure(LogConfig.of(new AnchoredClock(), disk).withLevel(Threshold.INFO));
        Logger log = LoggerFactory.getLogger("shop.Orders");
        CountDownLatch alive = new CountDownLatch(THREADS);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            int id = i;
            Thread.startVirtualThread(() -> {
                alive.countDown();
                await(go);
                log.atInfo().addKeyValue("order.id", id).addKeyValue("paid", true).log("placed");
                said.countDown();
            });
        }
        alive.await();
        long before = used();
        go.countDown();
        Thread.sleep(SETTLE_MILLIS);
        long during = used();
        disk.free.countDown();
        said.await();
        System.err.println("cost: " + (during - before) + " 0");
        System.exit(disk.ledger().written() == THREADS ? 0 : 1);
    }

    private static long used() {
        return histogram()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 4)
                .filter(words -> words[3].startsWith("spiral.") || words[3].startsWith("["))
                .mapToLong(words -> Long.parseLong(words[2]))
                .sum();
    }

    private static String histogram() {
        try {
            return (String)
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {null},
                                    new String[] {String[].class.getName()});
        } catch (JMException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes no line until it is freed.
    private static final class HangingDisk implements Transport {
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicLong lines = new AtomicLong();

        @Override
        public void write(Line line) {
            VirtualThreads.await(free);
            lines.incrementAndGet();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public Ledger ledger() {
            return new Ledger(lines.get(), 0);
        }
    }
}
