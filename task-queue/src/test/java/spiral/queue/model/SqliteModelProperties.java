package spiral.queue.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobStore;
import spiral.queue.store.SqliteStore;

@DisplayName("Histories of the queue, on SQLite")
class SqliteModelProperties extends StoreModelProperties {
    @TempDir Path folder;

    @Override
    World world() throws Exception {
        return new World(new SqliteSite(folder));
    }

    @Override
    List<JobStore> processes() throws Exception {
        Path file = Files.createTempDirectory(folder, "crowd").resolve("queue.db");
        return List.of(open(file, 1), open(file, 2));
    }

    private static JobStore open(Path file, long seed) {
        return SqliteStore.open(file, SOON, new SplittableRandom(seed));
    }
}
