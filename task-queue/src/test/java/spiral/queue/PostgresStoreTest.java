package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.JobState.Name;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;
import spiral.queue.store.PostgresStore;

@DisplayName("The job store's contract, on PostgreSQL")
@ExtendWith(WithServer.class)
class PostgresStoreTest extends JobStoreContract {
    private final Server server;
    private final String address;

    PostgresStoreTest(Server server) {
        this.server = server;
        this.address = server.freshStore();
    }

    @Override
    JobStore newStore() {
        return again();
    }

    @Override
    JobStore again() {
        return PostgresStore.open(address, SETTINGS, new SplittableRandom(1));
    }

    @Override
    void shiftClock(Duration by) {
        ((PostgresStore) store).shiftClock(by);
    }

    /// Another schema than the store's: its user has tables of its own.
    @Override
    Connection connection() throws Exception {
        Connection connection = Server.connect(address.replaceFirst("schema=.*", "schema=public"));
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    long effects() throws Exception {
        try (Connection connection = Server.connect(address)) {
            return Long.parseLong(Server.text(connection, "SELECT count(*) FROM effect"));
        }
    }

    @Test
    @Order(102)
    @DisplayName("the server under these tests is durable")
    void durable() throws Exception {
        assertThat(server.durability())
                .containsExactly("fsync on", "synchronous_commit on", "full_page_writes on");
    }

    @Test
    @Order(102)
    @DisplayName("a schema may be called by one of SQL's own words")
    void wordOfSql() throws Exception {
        String store = address.replaceFirst("schema=.*", "schema=select");
        Connection own = connection();
        CountDownLatch heard = new CountDownLatch(1);
        try (own;
                JobQueue queue = JobQueue.open(store);
                JobQueue other = JobQueue.open(store);
                JobStore.Subscription _ = other.store().onWork(heard::countDown)) {
            long first = queue.enqueue(NewJob.of("mail", "{}"));
            long mine = queue.enqueue(own, NewJob.of("mail", "{}").after(first));
            own.commit();
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.store().find(mine)).isPresent();
        } finally {
            try (Connection last = connection()) {
                last.createStatement().execute("DROP SCHEMA \"select\" CASCADE");
                last.commit();
            }
        }
    }

    @Test
    @Order(103)
    @DisplayName("no index speaks of what a claim changes, so a claim writes none of them")
    void claimsLeaveIndexesAlone() throws Exception {
        try (Connection connection = Server.connect(address)) {
            String indexed =
                    Server.text(
                            connection,
                            """
                            SELECT string_agg(DISTINCT attname, ' ' ORDER BY attname) FROM pg_depend
                            JOIN pg_index ON indexrelid = objid AND classid = 'pg_class'::regclass
                            JOIN pg_attribute ON attrelid = indrelid AND attnum = refobjsubid
                            WHERE indrelid = 'job'::regclass AND refobjid = indrelid\
                            """);

            assertThat(indexed.split(" "))
                    .contains("id", "rank", "shelf")
                    .doesNotContain(
                            "state",
                            "at",
                            "owner",
                            "attempt",
                            "token",
                            "begun",
                            "progress",
                            "progress_note");
        }
    }

    @Test
    @Order(104)
    @DisplayName("what runs for long is set aside by a later claim, and is its worker's as before")
    void setAside() throws Exception {
        long first = submit(mail());
        long worker = worker("a");
        Claim slow = claimOne(worker);
        shiftClock(Duration.ofSeconds(2));
        long second = submit(mail());
        assertThat(store.claim(worker, MAIL, 2)).extracting(Claim::job).containsExactly(second);

        try (Connection connection = Server.connect(address)) {
            String shelves = "SELECT string_agg(shelf::text, ' ' ORDER BY id) FROM job";
            assertThat(Server.text(connection, shelves)).isEqualTo("2 1");
        }
        assertThat(store.stats(Duration.ofHours(1)).count(Name.RUNNING)).isEqualTo(2);
        assertThat(store.stats(Duration.ofHours(1)).workers().getFirst().holding()).isEqualTo(2);
        living.clear();
        assertThat(pass(LEASE.plusSeconds(2)).getFirst().jobs())
                .containsExactlyInAnyOrder(first, second);
        assertThat(settle(success(slow))).isInstanceOf(JobStore.Verdict.Refused.class);
    }
}
