package spiral.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.JobQueue;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.QueueStats.Event;

@DisplayName("Many jobs in one submit on PostgreSQL")
@ExtendWith(WithServer.class)
@Timeout(60)
class ManyAtOnceTest {
    private static final int MANY = 300;
    private static final NewJob PLAIN = NewJob.of("plain", "{}");

    private final String address;

    ManyAtOnceTest(Server server) {
        this.address = server.freshStore();
    }

    @Test
    @Order(1)
    @DisplayName("nobody else takes ids: they follow each other, and each is a job's")
    void alone() {
        try (JobQueue queue = JobQueue.open(address)) {
            List<Long> ids = queue.enqueue(Collections.nCopies(MANY, PLAIN));

            long first = ids.getFirst();
            assertThat(ids)
                    .containsExactlyElementsOf(
                            LongStream.range(first, first + MANY).boxed().toList());
            assertStored(queue, ids);
        }
    }

    @Test
    @Order(2)
    @DisplayName("others take ids in between: the answer names the jobs' own")
    void scattered() throws Exception {
        try (JobQueue queue = JobQueue.open(address);
                Connection connection = Server.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER SEQUENCE job_id INCREMENT BY 2"); // as if every second were taken

            List<Long> ids = queue.enqueue(Collections.nCopies(MANY, PLAIN));

            assertThat(ids.getLast() - ids.getFirst()).isEqualTo(2 * (MANY - 1));
            assertThat(ids).doesNotHaveDuplicates().isSorted();
            assertStored(queue, ids);
        }
    }

    @Test
    @Order(3)
    @DisplayName("one has a limit key among many that have none: it keeps it")
    void limitKey() throws Exception {
        try (JobQueue queue = JobQueue.open(address);
                Connection connection = Server.connect(address)) {
            List<NewJob> jobs = new ArrayList<>(Collections.nCopies(MANY, PLAIN));
            jobs.set(MANY / 2, PLAIN.limitKey("shop 7"));

            List<Long> ids = queue.enqueue(jobs);

            assertThat(Server.text(connection, "SELECT id FROM job WHERE limit_key = 'shop 7'"))
                    .isEqualTo(ids.get(MANY / 2).toString());
            assertThat(Server.text(connection, "SELECT count(*) FROM job WHERE limit_key IS NULL"))
                    .isEqualTo(Integer.toString(MANY - 1));
        }
    }

    @Test
    @Order(4)
    @DisplayName("one of them meets a draining lane: none is stored, and none is counted")
    void draining() throws Exception {
        try (JobQueue queue = JobQueue.open(address);
                Connection connection = Server.connect(address)) {
            queue.controls().lane("shut", Lane.Mode.DRAINING);
            List<NewJob> jobs = new ArrayList<>(Collections.nCopies(MANY, PLAIN));
            jobs.add(NewJob.of("shut", "{}"));

            assertThatThrownBy(() -> queue.enqueue(jobs)).isInstanceOf(Lane.Closed.class);

            assertThat(Server.text(connection, "SELECT count(*) FROM job")).isEqualTo("0");
            assertThat(
                            Server.text(
                                    connection,
                                    "SELECT coalesce(sum(n), 0) FROM minute_count WHERE event = '%s'"
                                            .formatted(Event.SUBMITTED)))
                    .isEqualTo("0");
        }
    }

    private static void assertStored(JobQueue queue, List<Long> ids) {
        assertThat(ids).allMatch(id -> queue.store().find(id).isPresent());
    }
}
