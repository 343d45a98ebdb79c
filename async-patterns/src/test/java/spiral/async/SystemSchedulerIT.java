package spiral.async;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("The system scheduler's thread, seen from the operating system")
class SystemSchedulerIT {
    private static final Path THREADS = Path.of("/proc/self/task");

    private final SystemScheduler scheduler = new SystemScheduler((thread, surprise) -> {});

    @Test
    @Order(1)
    @DisplayName("it does not wake up while the next task is far away")
    void itDoesNotWakeUp() throws IOException {
        if (!Files.exists(THREADS)) {
            System.out.println("Skipped: wake-ups are counted in /proc, which Linux has");
            return;
        }
        Delay far = scheduler.schedule(ofHours(1), () -> {});
        pause(ofMillis(800));
        long before = wakeUps();
        pause(ofMillis(1_500));

        assertThat(wakeUps() - before).isZero();
        far.cancel();
    }

    @Test
    @Order(2)
    @DisplayName("it ends within a second after the last task was cancelled")
    void itEndsAfterACancellation() {
        Delay last = scheduler.schedule(ofHours(1), () -> {});
        pause(ofMillis(800));
        last.cancel();

        assertThat(secondsToTheEnd()).isLessThan(1.5);
    }

    @Test
    @Order(3)
    @DisplayName("it ends within a second after the last of many quick cancellations")
    void itEndsAfterManyCancellations() {
        for (int i = 0; i < 300; i++) {
            Delay next = scheduler.schedule(ofHours(1), () -> {});
            pause(ofMillis(1));
            next.cancel();
        }

        assertThat(secondsToTheEnd()).isLessThan(1.5);
    }

    /// A slow machine gets half a second more.
    private double secondsToTheEnd() {
        long begun = System.nanoTime();
        while (scheduler.running() && System.nanoTime() - begun < ofSeconds(5).toNanos()) {
            pause(ofMillis(5));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /// How often the timer threads of this process have given up the processor of their own accord.
    static long wakeUps() throws IOException {
        try (Stream<Path> threads = Files.list(THREADS)) {
            List<Path> timers = threads.filter(SystemSchedulerIT::isTimer).toList();
            assertThat(timers).hasSize(1);
            return Files.readAllLines(timers.getFirst().resolve("status")).stream()
                    .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private static boolean isTimer(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().equals("spiral-timer");
        } catch (IOException ended) {
            return false;
        }
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long rest = duration.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
