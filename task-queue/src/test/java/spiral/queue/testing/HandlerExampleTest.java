package spiral.queue.testing;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.NewJob;

// README: begin
@ExtendWith(QueueExtension.class)
@DisplayName("A handler that sends mail")
class HandlerExampleTest {
    @Test
    @DisplayName("is tried again until the server answers")
    void retries(TestQueue queue) {
        queue.handle(
                "mail",
                job -> {
                    if (queue.elapsed().toSeconds() < 2) {
                        throw new IllegalStateException("no reply");
                    }
                    job.result("\"sent\"");
                });
        long id = queue.enqueue(NewJob.of("mail", "{}").delay(Duration.ofSeconds(1)));

        queue.runAll(); // no sleeping: waits of 1 s and more pass in virtual time

        queue.expect(id).succeeded().afterAttempts(2).at(Duration.ofSeconds(2)).result("\"sent\"");
    }
}
// README: end
