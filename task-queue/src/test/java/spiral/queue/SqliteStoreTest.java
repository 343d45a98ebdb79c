package spiral.queue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
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

    @Override
    long effects() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows =
                        connection.createStatement().executeQuery("SELECT count(*) FROM effect")) {
            return rows.getLong(1);
        }
    }
}
