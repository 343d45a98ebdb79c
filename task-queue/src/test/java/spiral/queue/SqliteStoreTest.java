package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;
import spiral.queue.store.SqliteStore;

@DisplayName("The job store's contract, on SQLite")
class SqliteStoreTest extends JobStoreContract {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("queue.db");
    }

    @Override
    JobStore newStore() {
        return again();
    }

    @Override
    JobStore again() {
        return SqliteStore.open(file(), SETTINGS, new SplittableRandom(1));
    }

    @Override
    void shiftClock(Duration by) {
        ((SqliteStore) store).shiftClock(by);
    }

    /// An effect can end the transaction that it runs in, with SQL: everything settled before it is
    /// on disk then, and counted.
    @Test
    @Order(101)
    @DisplayName("jobs that an effect has committed by accident are counted once")
    void countsWhatAnEffectCommits() {
        for (int i = 0; i < 3; i++) {
            store.submit(List.of(NewJob.of("mail", "{}")));
        }
        long worker = store.register(new WorkerProfile("w", 1, "here", 4, Set.of("mail"), LEASE));
        List<Claim> claims =
                store.exchange(worker, List.of(), new Wanted(Set.of("mail"), 3, Suspects.NONE))
                        .claims();
        store.exchange(
                worker,
                List.of(
                        done(claims.get(0), "SELECT 1"),
                        done(claims.get(1), "SELECT 1"),
                        done(claims.get(2), "COMMIT")),
                Wanted.NOTHING);

        assertThat(store.stats(Duration.ofHours(1)).types().get("mail").counts())
                .containsEntry(QueueStats.Event.SUCCEEDED, 2L)
                .containsEntry(QueueStats.Event.FAILED, 1L);
    }

    private static Settlement done(Claim claim, String sql) {
        return new Settlement.Success(
                claim, Duration.ofMillis(1), Optional.empty(), List.of(c -> execute(c, sql)));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    long effects() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows =
                        connection.createStatement().executeQuery("SELECT count(*) FROM effect")) {
            return rows.getLong(1);
        }
    }
}
