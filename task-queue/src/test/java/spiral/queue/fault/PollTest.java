package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.async.VirtualScheduler;
import spiral.queue.JobQueue;
import spiral.queue.JobStore.Subscription;
import spiral.queue.NewJob;

/// The poll runs on a thread of the worker: what it throws ended as a stack trace on the screen.
@DisplayName("The look for other processes' work")
class PollTest {
    private static final Duration A_WHILE = Duration.ofMillis(100);

    @TempDir Path folder;

    @Test
    @DisplayName("hears of work, and bears a store that cannot be read")
    void unreadable() {
        VirtualScheduler time = new VirtualScheduler();
        AtomicInteger heard = new AtomicInteger();
        JobQueue queue = JobQueue.open(folder.resolve("queue.db").toString());
        try (Subscription _ = queue.store().onWork(time, heard::incrementAndGet)) {
            time.advance(A_WHILE);
            int before = heard.get();
            queue.enqueue(NewJob.of("mail", "{}"));
            time.advance(A_WHILE);
            assertThat(heard.get()).isGreaterThan(before);

            queue.close();
            int last = heard.get();
            time.advance(A_WHILE);
            assertThat(heard.get()).isEqualTo(last);
        }
    }
}
