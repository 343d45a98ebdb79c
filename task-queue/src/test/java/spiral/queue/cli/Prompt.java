package spiral.queue.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import spiral.console.Commands;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.queue.Claim;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// A plain terminal in a folder of its own: runs `queue …` commands in this process, on the store
/// `queue.db` of that folder unless they name another.
final class Prompt implements AutoCloseable {
    private final Path folder;
    private final LogConfig before = Logging.active().config();

    Prompt(Path folder) {
        this.folder = folder;
    }

    /// What came of a command.
    record Result(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--db")) {
            all.addAll(1, List.of("--db", store()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit =
                Commands.run(
                        new QueueCommand(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        all.toArray(String[]::new));
        return new Result(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    String store() {
        return folder.resolve("queue.db").toString();
    }

    /// The store, for what no command can do.
    JobQueue queue() {
        return JobQueue.open(store());
    }

    /// A worker takes the next job of this type and fails with it.
    void fail(String type) {
        try (JobQueue queue = queue()) {
            JobStore store = queue.store();
            Set<String> types = Set.of(type);
            long worker =
                    store.register(
                            new WorkerProfile("w", 1, "here", 9, types, Duration.ofHours(1)));
            Claim claim = store.claim(worker, types, 1).getFirst();
            store.settle(worker, List.of(new Settlement.Failure(claim, Duration.ZERO, "no")));
        }
    }

    /// Writes a file into the folder and gives its path.
    String file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file.toString();
    }

    /// Gives the logging back that commands have changed.
    @Override
    public void close() {
        Logging.configure(before);
    }
}
