package spiral.queue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerRules;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.Schedule;

@DisplayName("A queue for tests means what the real one means")
class TestQueueMeaningTest extends TestQueueSuite {
    @Test
    @Order(1)
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
    @Order(2)
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
    @Order(3)
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
    @Order(4)
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
    @Order(5)
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
    @Order(6)
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
