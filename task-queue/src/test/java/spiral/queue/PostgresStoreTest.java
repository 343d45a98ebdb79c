package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;
import spiral.queue.store.PostgresStore;

@DisplayName("The job store's contract, on PostgreSQL")
@ExtendWith(WithServer.class)
class PostgresStoreTest extends JobStoreContract {
    private final Server server;
    private final String address;

    PostgresStoreTest(Server server) {
        this.server = server;
        this.address = server.freshStore();
    }

    @Override
    JobStore newStore() {
        return again();
    }

    @Override
    JobStore again() {
        return PostgresStore.open(address, SETTINGS, new SplittableRandom(1));
    }

    @Override
    void shiftClock(Duration by) {
        ((PostgresStore) store).shiftClock(by);
    }

    /// Another schema than the store's: its user has tables of its own.
    @Override
    Connection connection() throws Exception {
        Connection connection = Server.connect(address.replaceFirst("schema=.*", "schema=public"));
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    long effects() throws Exception {
        try (Connection connection = Server.connect(address)) {
            return Long.parseLong(Server.text(connection, "SELECT count(*) FROM effect"));
        }
    }

    @Test
    @Order(102)
    @DisplayName("the server under these tests is durable")
    void durable() throws Exception {
        assertThat(server.durability())
                .containsExactly("fsync on", "synchronous_commit on", "full_page_writes on");
    }
}
