package spiral.queue.postgres;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// A PostgreSQL server that is stopped or killed and started again on the same data and the same
/// port, durable as one in service.
public final class KillableServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /// @param data a folder that does not exist yet
    public KillableServer(Path data) throws IOException {
        this.data = data;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.server = started();
    }

    public String address() {
        return "postgresql://postgres@localhost:%d/postgres".formatted(port);
    }

    /// As an operator does it: sessions are told.
    void stopAndRestart() throws IOException {
        server.close();
        server = started();
    }

    /// SIGKILL to the server's first process; the others notice and end. Then it recovers from its log.
    public void killAndRestart() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        stopAndRestart(); // what is left of it: the lock that its starter holds on the folder
    }

    /// The dead server's last processes may hold its memory for a moment.
    private EmbeddedPostgres started() {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(this::start, Objects::nonNull);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
