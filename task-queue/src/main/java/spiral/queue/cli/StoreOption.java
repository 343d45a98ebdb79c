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
            paramLabel = "STORE",
            defaultValue = "${env:SPIRAL_QUEUE_DB:-spiral-queue.db}",
            description = {
                "the queue's store: a file, or postgresql://user:password@host/database;",
                "else what SPIRAL_QUEUE_DB names, else spiral-queue.db in this folder"
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
                            + name()
                            + "; `./spiral queue submit` or `init` makes one");
        }
        return JobQueue.open(url);
    }

    /// A server's store is made where there is none: whoever may do that has a right to see it. What
    /// is no store's address is refused when it is opened.
    boolean exists() {
        try {
            return addressed()
                    || (Files.exists(file())
                            && (Files.isDirectory(file()) || Files.size(file()) > 0));
        } catch (IOException unreadable) {
            return true;
        }
    }

    String url() {
        return url;
    }

    /// What people call it; without a password.
    String name() {
        return server() ? url.replaceFirst("//[^/@]*@", "//") : file().toString();
    }

    /// Where the logs of this queue's processes lie unless somebody says otherwise.
    Path logs() {
        return ProcessLog.folderOf(server() ? Path.of("spiral-queue") : file());
    }

    private boolean addressed() {
        return url.matches("(?s)[a-z]{2,}:.*") && !url.startsWith(SQLITE);
    }

    /// A store on a server: whether it was there before is not known.
    boolean server() {
        return url.startsWith("postgres:") || url.startsWith("postgresql:");
    }

    private Path file() {
        return Path.of(url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : url);
    }
}
