package spiral.queue.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server for tests, durable as one in service: the one that `-Dspiral.postgres=URL`
/// names, or an embedded one on a free loopback port.
public final class Server implements AutoCloseable {
    private static final String RUNNING = "spiral.postgres";
    private static final List<String> DURABLE =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    private final @Nullable EmbeddedPostgres embedded;
    private final String address;
    private final AtomicInteger schemas = new AtomicInteger();

    private Server(@Nullable EmbeddedPostgres embedded, String address) {
        this.embedded = embedded;
        this.address = address;
    }

    /// Starts one. Where none can start, says why, and returns one that does not run.
    public static Server startOrSayWhyNot() {
        String running = System.getProperty(RUNNING);
        try {
            return running == null ? embedded() : new Server(null, running);
        } catch (IOException | RuntimeException e) {
            System.out.println(
                    "Skipped: the PostgreSQL suites, since no server starts here ("
                            + e.getMessage()
                            + "); name a running one with -Dspiral.postgres=URL");
            return new Server(null, "");
        }
    }

    /// False where no server could be started.
    public boolean runs() {
        return !address.isEmpty();
    }

    private static Server embedded() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres server = builder.start();
        return new Server(
                server, "postgresql://postgres@localhost:%d/postgres".formatted(server.getPort()));
    }

    /// The address of a store that nobody has used yet.
    public String freshStore() {
        String schema =
                "test_%d_%d".formatted(ProcessHandle.current().pid(), schemas.incrementAndGet());
        return address + "?schema=" + schema;
    }

    /// Each setting that makes a commit durable, as the server shows it.
    public List<String> durability() throws SQLException {
        try (Connection connection = connect(address)) {
            List<String> shown = new ArrayList<>();
            for (String setting : DURABLE) {
                shown.add(setting + " " + text(connection, "SHOW " + setting));
            }
            return shown;
        }
    }

    /// A plain connection to the schema of this store.
    public static Connection connect(String store) throws SQLException {
        String jdbc =
                "jdbc:"
                        + store.replace("schema=", "currentSchema=")
                                .replaceFirst("//(\\w+)@", "//");
        return DriverManager.getConnection(jdbc, "postgres", "");
    }

    /// The first column of the first row.
    public static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
