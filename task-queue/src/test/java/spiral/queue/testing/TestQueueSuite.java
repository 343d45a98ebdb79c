package spiral.queue.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import spiral.queue.JobHandler;
import spiral.queue.NewJob;

/// A queue in virtual time, and a note of what happened at which of its milliseconds.
abstract class TestQueueSuite {
    final TestQueue queue = TestQueue.open();
    final List<String> happened = new ArrayList<>();

    @AfterEach
    void close() {
        queue.close();
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static NewJob mail() {
        return NewJob.of("mail", "{}");
    }

    void note(String what) {
        happened.add(queue.elapsed().toMillis() + " " + what);
    }

    /// Fails so many times, then succeeds.
    JobHandler failing(int times) {
        return job -> {
            note("attempt " + job.attempt());
            if (job.attempt() <= times) {
                throw new IOException("no reply");
            }
        };
    }
}
