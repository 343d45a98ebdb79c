package spiral.queue.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import spiral.queue.postgres.Server;

/// A schema of its own on the server, for one of the peers.
///
/// @param store its address as our stores write it
record Database(String store) {

    /// Makes the schema.
    static Database fresh(Server server) throws SQLException {
        Database database = new Database(server.freshStore());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + database.schema());
        }
        return database;
    }

    Connection connect() throws SQLException {
        return Server.connect(store);
    }

    void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:"
                        + store.replace("schema=", "currentSchema=").replaceFirst("//(\\w+)@", "//")
                        + "&reWriteBatchedInserts=true");
        config.setUsername("postgres");
        config.setPassword("");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private String schema() {
        return store.substring(store.indexOf("schema=") + "schema=".length());
    }
}
