package spiral.queue.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.queue.JobStore;
import spiral.queue.store.SqliteStore;

/// Several processes on one new file; all of them read the same still clock.
final class SqliteSite implements World.Site {
    private final Path folder;
    private final AtomicLong time = new AtomicLong(World.START.toEpochMilli());
    private final List<JobStore> stores;

    SqliteSite(Path parent) throws IOException {
        this.folder = Files.createTempDirectory(parent, "history");
        this.stores =
                IntStream.range(0, StoreModelProperties.PROCESSES).mapToObj(this::open).toList();
    }

    private JobStore open(int process) {
        return SqliteStore.open(
                folder.resolve("queue.db"),
                () -> Instant.ofEpochMilli(time.get()),
                StoreModelProperties.SETTINGS,
                new SplittableRandom(process));
    }

    @Override
    public List<JobStore> stores() {
        return stores;
    }

    @Override
    public void time(long millis) {
        time.set(millis);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
