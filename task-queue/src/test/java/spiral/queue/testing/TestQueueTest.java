package spiral.queue.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;

@DisplayName("A queue for tests, in virtual time")
class TestQueueTest extends TestQueueSuite {
    @Test
    @Order(1)
    @DisplayName("nothing happens before time goes on; then what is due happens at once")
    void due() {
        queue.handle("mail", job -> note("sent"));
        long id = queue.enqueue(mail());
        assertThat(happened).isEmpty();

        queue.runDue();

        assertThat(happened).containsExactly("0 sent");
        queue.expect(id).succeeded().afterAttempts(1).at(Duration.ZERO);
    }

    @Test
    @Order(2)
    @DisplayName("a delayed job runs at its very millisecond")
    void delayed() {
        queue.handle("mail", job -> note("sent"));
        queue.enqueue(mail().delay(Duration.ofDays(300)));

        queue.advance(Duration.ofDays(300).minusMillis(1));
        assertThat(happened).isEmpty();
        queue.advance(Duration.ofMillis(1));

        assertThat(happened).containsExactly(Duration.ofDays(300).toMillis() + " sent");
    }

    @Test
    @Order(3)
    @DisplayName("retries happen after the full waits: 1 s, 2 s, 4 s")
    void retries() {
        queue.handle("mail", failing(3));
        long id = queue.enqueue(mail());

        queue.runAll();

        assertThat(happened)
                .containsExactly(
                        "0 attempt 1", "1000 attempt 2", "3000 attempt 3", "7000 attempt 4");
        queue.expect(id)
                .succeeded()
                .afterAttempts(4)
                .at(seconds(7))
                .failedAt(seconds(0), seconds(1), seconds(3));
    }

    @Test
    @Order(4)
    @DisplayName("an expectation that does not hold shows the job's history")
    void history() {
        queue.handle("mail", failing(9));
        long id = queue.enqueue(mail().maxAttempts(2));
        queue.runAll();

        queue.expect(id).dead().because("no reply");
        assertThatThrownBy(() -> queue.expect(id).succeeded())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        expected job 1 to be succeeded, but
                        job 1 (mail) is dead, after 2 of 2 attempts
                          08:00:00.000  submitted, priority 5
                          08:00:00.000  attempt 1 failed: IOException: no reply
                          08:00:01.000  attempt 2 failed: IOException: no reply
                          now: dead since 0 s: IOException: no reply\
                        """);
    }

    @Test
    @Order(5)
    @DisplayName("handlers that take their time run side by side, in an order that never changes")
    void sideBySide() {
        queue.handle(
                "mail",
                job -> {
                    note(job.payload() + " begins");
                    queue.sleep(seconds(Long.parseLong(job.payload())));
                    note(job.payload() + " ends");
                });
        queue.enqueue(NewJob.of("mail", "3"));
        queue.enqueue(NewJob.of("mail", "1"));

        queue.runAll();

        assertThat(happened)
                .containsExactly("0 3 begins", "0 1 begins", "1000 1 ends", "3000 3 ends");
    }

    @Test
    @Order(6)
    @DisplayName("a handler whose time is up is interrupted at that instant")
    void timeout() {
        queue.handle(
                "mail",
                job -> {
                    try {
                        queue.sleep(Duration.ofHours(1));
                    } catch (InterruptedException stopped) {
                        note("stopped");
                        throw stopped;
                    }
                });
        long id = queue.enqueue(mail().timeout(seconds(20)).maxAttempts(1));

        queue.runAll();

        assertThat(happened).containsExactly("20000 stopped");
        queue.expect(id).dead().because("timed out after 20000 ms").at(seconds(20));
    }

    @Test
    @Order(7)
    @DisplayName("a running job that is cancelled stops, and stays cancelled")
    void cancels() {
        queue.handle("mail", job -> queue.sleep(Duration.ofMinutes(5)));
        long id = queue.enqueue(mail());
        queue.advance(seconds(3));

        queue.cancel(id);
        queue.runDue();

        queue.expect(id).cancelled().at(seconds(3));
    }

    @Test
    @Order(8)
    @DisplayName("a handler that ignores its interrupt is given up, and the test goes on")
    void deaf() {
        queue.handle(
                "mail",
                job -> {
                    for (int i = 0; i < 10; i++) {
                        try {
                            queue.sleep(seconds(60));
                        } catch (InterruptedException ignored) {
                            note("does not care");
                        }
                    }
                });
        long id = queue.enqueue(mail().timeout(seconds(30)).maxAttempts(1));

        queue.runAll();

        assertThat(happened).containsExactly("30000 does not care");
        queue.expect(id).dead().because("did not stop").at(seconds(35));
    }

    @Test
    @Order(9)
    @DisplayName("what a handler submits runs, too, as soon as it is due")
    void submits() {
        queue.handle(
                "mail",
                job -> {
                    long next = queue.enqueue(NewJob.of("print", "{}").delay(seconds(2)));
                    note("submits " + next);
                    queue.sleep(seconds(9));
                });
        queue.handle("print", job -> note("prints"));
        queue.enqueue(mail());

        queue.runAll();

        assertThat(happened).containsExactly("0 submits 2", "2000 prints");
        assertThat(queue.elapsed()).isEqualTo(seconds(9));
    }

    @Test
    @Order(10)
    @DisplayName("jobs that can never end are named, with the reason why")
    void neverEnd() {
        queue.handle("mail", job -> {});
        queue.enqueue(NewJob.of("sms", "{}"));
        queue.queue().controls().lane("mail", Lane.Mode.PAUSED);
        queue.enqueue(mail());

        assertThatThrownBy(queue::runAll)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 jobs have not ended")
                .hasMessageContaining("nobody handles its type")
                .hasMessageContaining("queue paused");
    }

    @Test
    @Order(11)
    @DisplayName("jobs that submit jobs without end are stopped, and that is said")
    void endless() {
        try (TestQueue mine = TestQueue.open(QueueSettings.USUAL, TestQueue.START, 50)) {
            mine.handle("mail", job -> mine.enqueue(mail()));
            mine.enqueue(mail());

            assertThatThrownBy(mine::runAll).hasMessageContaining("more than 50 attempts");
        }
    }

    @Test
    @Order(12)
    @DisplayName("only handlers sleep, and only the test moves the clock")
    void whoSleeps() {
        assertThatThrownBy(() -> queue.sleep(seconds(1))).isInstanceOf(IllegalStateException.class);

        queue.handle("mail", job -> queue.advance(seconds(1)));
        long id = queue.enqueue(mail().maxAttempts(1));
        queue.runAll();

        queue.expect(id).dead().because("IllegalStateException");
    }
}
