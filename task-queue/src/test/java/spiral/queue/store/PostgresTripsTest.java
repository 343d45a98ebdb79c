package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.queue.JobQueue;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("What is sent to a PostgreSQL server")
@ExtendWith(WithServer.class)
class PostgresTripsTest {
    private static final String ADD = "UPDATE meta SET value = value + ? WHERE key = 'version'";

    private final String address;
    @AutoClose private Connection mine;
    @AutoClose private Connection other;

    PostgresTripsTest(Server server) {
        this.address = server.freshStore();
    }

    @BeforeEach
    void store() throws SQLException {
        JobQueue.open(address).close();
        mine = Server.connect(address);
        other = Server.connect(address);
        mine.setAutoCommit(false);
    }

    private Session session(boolean lent) {
        return new Session(mine, PostgresDialect.POSTGRES, 0, lent);
    }

    private static long version(Connection seenFrom) throws SQLException {
        return Long.parseLong(
                Server.text(seenFrom, "SELECT value FROM meta WHERE key = 'version'"));
    }

    @Test
    @Order(1)
    @DisplayName("the last change holds with the commit, and only then")
    void withTheCommit() throws Exception {
        long before = version(other);
        Session session = session(false);

        session.updateLast(ADD, 10);
        assertThat(version(other)).isEqualTo(before);
        session.commit();

        assertThat(version(other)).isEqualTo(before + 10);
        session.commit();
        assertThat(version(other)).as("once").isEqualTo(before + 10);
    }

    @Test
    @Order(2)
    @DisplayName("whatever is done after the last change finds it done")
    void inOrder() throws Exception {
        long before = version(other);
        Session session = session(false);

        session.updateLast(ADD, 10);
        session.updateLast(ADD, 100);
        assertThat(session.number("SELECT value FROM meta WHERE key = 'version'"))
                .isEqualTo(before + 110);
        session.updateLast(ADD, 1000);
        session.execute("SAVEPOINT there");
        assertThat(version(mine)).isEqualTo(before + 1110);
        mine.rollback();

        assertThat(version(other)).as("rolled back").isEqualTo(before);
    }

    @Test
    @Order(3)
    @DisplayName("in a caller's own transaction the last change is made at once")
    void lent() throws Exception {
        long before = version(other);

        session(true).updateLast(ADD, 10);

        assertThat(version(mine)).isEqualTo(before + 10);
        mine.commit();
        assertThat(version(other)).isEqualTo(before + 10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dead      | job_standing | shelf = 5 ORDER BY id DESC
                    blocked   | job_standing | shelf = 7 AND id > 1 ORDER BY id
                    running   | job_standing | shelf = 2 ORDER BY id
                    due       | job_due      | due IS NOT NULL AND due <= 1 ORDER BY due
                    in line   | job_ready    | shelf = 1 AND crashes = 0 AND limit_key IS NULL ORDER BY rank, id
                    of a key  | job_limited  | shelf = 1 AND crashes = 0 AND limit_key = 'k' ORDER BY rank, id
                    next key  | job_limited  | shelf = 1 AND crashes = 0 AND limit_key > 'k' ORDER BY limit_key
                    key taken | job_limited  | shelf = 2 AND limit_key IS NOT NULL AND limit_key = 'k'
                    """)
    @Order(4)
    @DisplayName("questions about jobs find them through an index, in order")
    void indexes(String what, String index, String question) throws Exception {
        try (Statement statement = mine.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
            List<String> plan = new ArrayList<>();
            try (var rows =
                    statement.executeQuery("EXPLAIN SELECT id FROM job WHERE " + question)) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            assertThat(String.join("\n", plan))
                    .as(what)
                    .contains(" using " + index + " on job")
                    .doesNotContain("Sort");
        }
    }
}
