package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.async.Delay;
import spiral.async.Scheduler;
import spiral.queue.JobQueue;
import spiral.queue.JobStore.Subscription;
import spiral.queue.NewJob;

/// The look runs on a thread of the worker: what it threw ended as a stack trace on the screen.
@DisplayName("The look for other processes' work")
class PollTest {
    private static final Duration MORE_THAN_A_LOOK = Duration.ofMillis(1_300);

    private final AtomicReference<Throwable> trouble = new AtomicReference<>();

    @TempDir Path folder;

    @Test
    @DisplayName("hears of work, and bears a store that cannot be read")
    void unreadable() {
        AtomicInteger heard = new AtomicInteger();
        JobQueue queue = JobQueue.open(folder.resolve("queue.db").toString());
        try (Subscription _ =
                queue.store().onWork(watched(Scheduler.system()), heard::incrementAndGet)) {
            queue.enqueue(NewJob.of("mail", "{}"));
            await().until(() -> heard.get() > 0);

            queue.close();
            await().during(MORE_THAN_A_LOOK).until(() -> trouble.get() == null);
        }
        assertThat(trouble).hasNullValue();
    }

    private Scheduler watched(Scheduler time) {
        return new Scheduler() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public Delay schedule(Duration delay, Runnable task) {
                return time.schedule(delay, () -> run(task));
            }
        };
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            trouble.set(e);
        }
    }
}
