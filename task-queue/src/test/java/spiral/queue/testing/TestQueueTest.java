package spiral.queue.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerRules;
import spiral.queue.JobHandler;
import spiral.queue.Lane;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.Schedule;

@DisplayName("A queue for tests, in virtual time")
class TestQueueTest {
    private final TestQueue queue = TestQueue.open();
    private final List<String> happened = new ArrayList<>();

    @AfterEach
    void close() {
        queue.close();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static NewJob mail() {
        return NewJob.of("mail", "{}");
    }

    private void note(String what) {
        happened.add(queue.elapsed().toMillis() + " " + what);
    }

    /// Fails so many times, then succeeds.
    private JobHandler failing(int times) {
        return job -> {
            note("attempt " + job.attempt());
            if (job.attempt() <= times) {
                throw new IOException("no reply");
            }
        };
    }

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
    @DisplayName("schedules tick at their instants, by their zone's clock")
    void schedules() {
        queue.handle("mail", job -> note("tick"));
        queue.queue()
                .controls()
                .put(
                        new Schedule(
                                "hourly",
                                "0 * * * *",
                                ZoneId.of("Europe/Berlin"),
                                Schedule.Missed.ONCE,
                                mail()));

        queue.advance(Duration.ofHours(3));

        assertThat(happened).containsExactly("3600000 tick", "7200000 tick", "10800000 tick");
        queue.runAll();
        assertThat(queue.elapsed())
                .as("ticks ahead are not waited for")
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    @Order(11)
    @DisplayName("a limit lets each job start at the instant at which it may")
    void limits() {
        queue.queue().controls().limit("ada", Optional.of(Limit.starts(2, seconds(10))));
        queue.handle("mail", job -> note(job.payload()));
        for (int i = 0; i < 5; i++) {
            queue.enqueue(NewJob.of("mail", Integer.toString(i)).limitKey("ada"));
        }

        queue.runAll();

        assertThat(happened).containsExactly("0 0", "0 1", "5000 2", "10000 3", "15000 4");
    }

    @Test
    @Order(12)
    @DisplayName("a breaker opens, rests, tries one job and lets the others go on")
    void breaker() {
        BreakerRules rules = new BreakerRules(4, 4, 50, seconds(30), 1);
        QueueSettings settings = QueueSettings.USUAL.breaker(rules).waits(seconds(60), seconds(60));
        try (TestQueue mine = TestQueue.open(settings, TestQueue.START)) {
            mine.handle(
                    "mail",
                    job -> {
                        happened.add(mine.elapsed().toSeconds() + " " + job.job());
                        if (mine.elapsed().compareTo(seconds(20)) < 0) {
                            throw new IOException("down");
                        }
                    });
            for (int i = 0; i < 4; i++) {
                mine.enqueue(mail());
            }
            mine.runDue();
            long later = mine.enqueue(mail());
            long last = mine.enqueue(mail());
            mine.runAll();

            assertThat(happened)
                    .containsExactly(
                            "0 1", "0 2", "0 3", "0 4", "30 5", "30 6", "60 1", "60 2", "60 3",
                            "60 4");
            mine.expect(later).succeeded().afterAttempts(1).at(seconds(30));
            mine.expect(last).succeeded().afterAttempts(1);
        }
    }

    @Test
    @Order(13)
    @DisplayName("effects in the store happen with the acknowledgement, or not at all")
    void effects() throws Exception {
        try (var db = queue.queue().store().connect();
                var statement = db.createStatement()) {
            statement.execute("CREATE TABLE sent (job INTEGER)");
            queue.handle(
                    "mail",
                    job -> {
                        job.inAckTransaction(tx -> {
                            try (PreparedStatement insert =
                                    tx.prepareStatement("INSERT INTO sent VALUES (?)")) {
                                insert.setLong(1, job.job());
                                insert.executeUpdate();
                            }
                        });
                        if (job.attempt() == 1) {
                            throw new IOException("no reply");
                        }
                    });
            queue.enqueue(mail());
            queue.runAll();

            try (var rows = statement.executeQuery("SELECT count(*) FROM sent")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    @Order(14)
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
    @Order(15)
    @DisplayName("jobs that submit jobs without end are stopped, and that is said")
    void endless() {
        try (TestQueue mine = TestQueue.open(QueueSettings.USUAL, TestQueue.START, 50)) {
            mine.handle("mail", job -> mine.enqueue(mail()));
            mine.enqueue(mail());

            assertThatThrownBy(mine::runAll).hasMessageContaining("more than 50 attempts");
        }
    }

    @Test
    @Order(16)
    @DisplayName("only handlers sleep, and only the test moves the clock")
    void whoSleeps() {
        assertThatThrownBy(() -> queue.sleep(seconds(1))).isInstanceOf(IllegalStateException.class);

        queue.handle("mail", job -> queue.advance(seconds(1)));
        long id = queue.enqueue(mail().maxAttempts(1));
        queue.runAll();

        queue.expect(id).dead().because("IllegalStateException");
    }

    /// The instants at which a nightly job in Berlin runs within two days from then on.
    private static List<String> nights(String from) {
        List<String> ran = new ArrayList<>();
        try (TestQueue mine = TestQueue.open(QueueSettings.USUAL, Instant.parse(from))) {
            mine.handle("mail", job -> ran.add(mine.clock().instant().toString()));
            mine.queue()
                    .controls()
                    .put(
                            new Schedule(
                                    "nightly",
                                    "30 2 * * *",
                                    ZoneId.of("Europe/Berlin"),
                                    Schedule.Missed.SKIP,
                                    mail()));
            mine.advance(Duration.ofDays(2));
        }
        return ran;
    }

    @Test
    @Order(17)
    @DisplayName("a nightly job runs once each night, also when the clocks are changed")
    void summerTime() {
        assertThat(nights("2026-03-28T12:00:00Z"))
                .as("02:30 does not exist on the 29th: at the moment after the gap")
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(nights("2026-10-24T12:00:00Z"))
                .as("02:30 comes twice on the 25th: once, the first time")
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    @Order(18)
    @DisplayName("a job waits for its parents; an urgent one goes before those that came earlier")
    void parentsAndPriority() {
        queue.handle("mail", job -> note(job.payload()));
        long parent = queue.enqueue(NewJob.of("mail", "1").delay(seconds(30)));
        queue.enqueue(NewJob.of("mail", "2").after(parent).priority(9));
        queue.enqueue(NewJob.of("mail", "3"));
        queue.enqueue(NewJob.of("mail", "4").priority(9));

        queue.runAll();

        assertThat(happened).containsExactly("0 4", "0 3", "30000 1", "30000 2");
    }
}
