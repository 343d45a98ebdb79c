package spiral.queue.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import spiral.queue.JobStore;
import spiral.queue.postgres.Server;
import spiral.queue.store.PostgresStore;

/// Several processes on one new schema, whose clock stands still.
///
/// How this works. The server has no clock that could be held. So the processes speak to it through
/// sockets that say [HeldClockSockets#HELD] wherever the store asks for the time: a function of the
/// schema, which answers what the history says.
final class PostgresSite implements World.Site {
    private final String address;
    private final List<JobStore> stores;

    PostgresSite(Server server) throws SQLException {
        this.address = server.freshStore();
        String schema = address.replaceFirst(".*schema=", "");
        execute(
                "CREATE SCHEMA " + schema,
                "CREATE TABLE held (millis bigint NOT NULL)",
                "INSERT INTO held VALUES (" + World.START.toEpochMilli() + ")",
                HeldClockSockets.function("queue_held_time"),
                HeldClockSockets.function("hld"));
        this.stores =
                IntStream.range(0, StoreModelProperties.PROCESSES).mapToObj(this::open).toList();
    }

    private JobStore open(int process) {
        return PostgresStore.open(
                address + "&socketFactory=" + HeldClockSockets.class.getName(),
                StoreModelProperties.SETTINGS,
                new SplittableRandom(process));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = Server.connect(address);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public List<JobStore> stores() {
        return stores;
    }

    @Override
    public void time(long millis) throws SQLException {
        execute("UPDATE held SET millis = " + millis);
    }

    @Override
    public void close() throws SQLException {
        execute("DROP SCHEMA " + address.replaceFirst(".*schema=", "") + " CASCADE");
    }
}
