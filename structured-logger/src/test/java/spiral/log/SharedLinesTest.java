package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.MemoryTransport;

@DisplayName("Virtual threads share a limited number of lines")
class SharedLinesTest {
    private final SharedLines lines = new SharedLines(Duration.ofMillis(1));

    @Test
    @Order(1)
    @DisplayName("a line that came back is lent again")
    void again() {
        Line line = lines.take();
        lines.giveBack(line);

        assertThat(lines.take()).isSameAs(line);
    }

    @Test
    @Order(2)
    @DisplayName("whoever waited long enough gets one beyond the limit, which is not kept")
    void patience() {
        List<Line> all =
                IntStream.range(0, SharedLines.MOST + 1).mapToObj(i -> lines.take()).toList();
        all.forEach(lines::giveBack);

        Set<Line> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        IntStream.range(0, SharedLines.MOST).forEach(i -> kept.add(lines.take()));

        assertThat(all.subList(0, SharedLines.MOST)).allMatch(kept::contains);
    }

    @Test
    @Order(3)
    @DisplayName(
            "while the disk hangs, waiting threads hold no line; when it goes on, none is lost")
    void hangingDisk() throws InterruptedException {
        HangingDisk disk = new HangingDisk();
        LogSystem system = new LogSystem(LogConfig.of(java.time.Instant::now, disk), s -> {});
        var log = new Loggers(system).getLogger("shop");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3 * SharedLines.MOST; i++) {
            threads.add(Thread.startVirtualThread(() -> log.info("placed")));
        }
        while (disk.waiting.get() < SharedLines.MOST) {
            Thread.onSpinWait();
        }
        disk.free.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(disk.most.get()).isEqualTo(SharedLines.MOST);
        assertThat(disk.ledger().written()).isEqualTo(3L * SharedLines.MOST);
    }

    /// Takes no line until it is freed; counts those who wait at once.
    private static final class HangingDisk implements Transport {
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final MemoryTransport memory = new MemoryTransport();

        @Override
        public void write(Line line) {
            most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            try {
                free.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            memory.write(line);
            waiting.decrementAndGet();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public Ledger ledger() {
            return memory.ledger();
        }
    }
}
