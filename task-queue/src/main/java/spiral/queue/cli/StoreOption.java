package spiral.queue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.QueueSettings;
import spiral.queue.process.ProcessLog;

/// Which store a command works on. Write `@Mixin private final StoreOption db = new StoreOption();`.
final class StoreOption {
    private static final String SQLITE = "sqlite:";

    @Option(
            names = "--db",
            paramLabel = "FILE",
            defaultValue = "${env:SPIRAL_QUEUE_DB:-spiral-queue.db}",
            description = {
                "the queue's store; else what SPIRAL_QUEUE_DB names,",
                "else spiral-queue.db in this folder"
            })
    private String url = "spiral-queue.db";

    /// The store, made with the usual settings where there is none.
    JobQueue open() {
        return JobQueue.open(url);
    }

    /// The store, made with these settings where there is none.
    JobQueue open(QueueSettings settings) {
        return JobQueue.open(url, settings);
    }

    /// The store that is there; a command that only looks makes none.
    JobQueue existing() {
        if (!exists()) {
            throw UserError.environment(
                    "there is no store "
                            + file()
                            + "; `./spiral queue submit` or `init` makes one");
        }
        return JobQueue.open(url);
    }

    boolean exists() {
        try {
            return Files.exists(file()) && (Files.isDirectory(file()) || Files.size(file()) > 0);
        } catch (IOException unreadable) {
            return true;
        }
    }

    String url() {
        return url;
    }

    Path file() {
        return Path.of(url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : url);
    }

    /// Where the logs of this queue's processes lie unless somebody says otherwise.
    Path logs() {
        return ProcessLog.folderOf(file());
    }
}
