package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;

/// A handler that submits jobs may be told to stop at any moment, also while it waits for its turn
/// at the store. That once closed the store's gate for the whole process.
@DisplayName("An interrupted thread does no harm to the store")
class InterruptTest {
    @TempDir Path folder;

    private JobQueue queue;

    @BeforeEach
    void open() {
        queue = JobQueue.open(folder.resolve("queue.db").toString());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    @DisplayName("what an interrupted thread submits is stored, and it stays interrupted")
    void interruptedBefore() {
        Thread.currentThread().interrupt();

        queue.enqueue(NewJob.of("mail", "{}"));

        assertThat(Thread.interrupted()).isTrue();
        queue.enqueue(NewJob.of("mail", "{}"));
        assertThat(ready()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "a thread that is interrupted while it waits for its turn waits on, and others come after it")
    void interruptedWhileWaiting() throws Exception {
        Thread waiter;
        try (FileChannel gate =
                        FileChannel.open(
                                folder.resolve("queue.db.gate"), StandardOpenOption.WRITE);
                FileLock _ = gate.lock()) {
            waiter = Thread.ofPlatform().start(() -> queue.enqueue(NewJob.of("mail", "{}")));
            Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
            waiter.interrupt();
            waiter.join(Duration.ofMillis(50));
            assertThat(waiter.isAlive()).isTrue();
        }
        waiter.join();

        queue.enqueue(NewJob.of("mail", "{}"));
        assertThat(ready()).isEqualTo(2);
    }

    private long ready() {
        return queue.store().stats(Duration.ofHours(1)).states().get(Name.READY);
    }
}
