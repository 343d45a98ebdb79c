package spiral.queue.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import spiral.queue.postgres.Server;

/// The folder that a test and its worker processes share: the store, what happened outside of it,
/// and the signs by which they talk (a file is there, or it is not).
///
///     store/queue.db      the store; or
///     store/address       where it is, when it is on a server
///     runs-PID            one line for each time that process finished a handler: an outside effect
///     SIGN.inside         the process named in it stands inside a write transaction ...
///     SIGN.release        ... until this is there
record Site(Path folder) {
    /// Makes the folder of the store.
    static Site in(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("store"));
        return new Site(folder);
    }

    /// Makes the folder for a store that lies on a server.
    static Site at(Path folder, String address) throws IOException {
        Site site = in(folder);
        Files.writeString(site.address(), address);
        return site;
    }

    String store() {
        try {
            return Files.exists(address())
                    ? Files.readString(address())
                    : folder.resolve("store").resolve("queue.db").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A plain connection to the store's tables.
    Connection connect() throws SQLException {
        return Files.exists(address())
                ? Server.connect(store())
                : DriverManager.getConnection("jdbc:sqlite:" + store());
    }

    private Path address() {
        return folder.resolve("store").resolve("address");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /// Notes that this process has run that job.
    void ran(long job) throws IOException {
        Files.writeString(
                folder.resolve("runs-" + pid()),
                job + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// Every job that some process has run, as often as it was run.
    List<Long> runs() throws IOException {
        List<Long> runs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("runs-")).toList()) {
                Files.readAllLines(file).forEach(line -> runs.add(Long.parseLong(line)));
            }
        }
        return runs;
    }

    /// Says that this process is inside; false when somebody was there before.
    boolean enter(String sign) {
        Path inside = folder.resolve(sign + ".inside");
        if (Files.exists(inside)) {
            return false;
        }
        try {
            Path draft = Files.writeString(folder.resolve(sign + "." + pid()), "" + pid());
            Files.move(draft, inside, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process that is inside.
    OptionalLong inside(String sign) throws IOException {
        Path inside = folder.resolve(sign + ".inside");
        return Files.exists(inside)
                ? OptionalLong.of(Long.parseLong(Files.readString(inside)))
                : OptionalLong.empty();
    }

    void release(String sign) throws IOException {
        Files.createFile(folder.resolve(sign + ".release"));
    }

    boolean released(String sign) {
        return Files.exists(folder.resolve(sign + ".release"));
    }

    /// Returns once the sign is released, or throws when interrupted.
    void awaitRelease(String sign) throws IOException, InterruptedException {
        try (WatchService changes = folder.getFileSystem().newWatchService()) {
            folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (!released(sign)) {
                changes.take().reset();
            }
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
