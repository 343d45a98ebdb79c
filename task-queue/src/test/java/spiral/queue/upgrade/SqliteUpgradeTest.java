package spiral.queue.upgrade;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobStore;
import spiral.queue.QueueSettings;
import spiral.queue.store.SqliteStore;

@DisplayName("An older store in a file")
class SqliteUpgradeTest extends UpgradeContract {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("queue.db");
    }

    @Override
    Connection plain() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @Override
    JobStore open() {
        return SqliteStore.open(file(), QueueSettings.USUAL, new SplittableRandom(1));
    }

    @Override
    String version(int version) {
        return "UPDATE meta SET value = '" + version + "' WHERE key = 'spiral queue'";
    }

    @Override
    int current() {
        return 3;
    }

    @Override
    String older() {
        return "sqlite-2.sql";
    }

    @Test
    @Order(11)
    @DisplayName("the very first version is brought up to date, too")
    void veryFirst() throws Exception {
        load("sqlite-1.sql");

        try (JobStore store = open()) {
            nothingIsLost(store);
        }
    }
}
