package spiral.queue.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.JobStore;
import spiral.queue.QueueSettings;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;
import spiral.queue.store.PostgresStore;

@DisplayName("An older store on a server")
@ExtendWith(WithServer.class)
class PostgresUpgradeTest extends UpgradeContract {
    private final String address;

    PostgresUpgradeTest(Server server) {
        this.address = server.freshStore();
    }

    @BeforeEach
    void schema() throws SQLException {
        run("CREATE SCHEMA " + address.replaceFirst(".*schema=", ""));
    }

    @Override
    Connection plain() throws SQLException {
        return Server.connect(address);
    }

    @Override
    JobStore open() {
        return PostgresStore.open(address, QueueSettings.USUAL, new SplittableRandom(1));
    }

    @Override
    String version(int version) {
        return "UPDATE meta SET value = " + version + " WHERE key = 'version'";
    }

    @Override
    int current() {
        return 2;
    }

    @Override
    String older() {
        return "postgres-1.sql";
    }
}
