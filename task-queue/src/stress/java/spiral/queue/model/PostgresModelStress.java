package spiral.queue.model;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("A thousand histories of the queue, on PostgreSQL")
@ExtendWith(WithServer.class)
class PostgresModelStress extends PostgresModelProperties {
    PostgresModelStress(Server server) {
        super(server);
    }

    @Override
    int histories() {
        return 1_000;
    }

    @Override
    int crowds() {
        return 20;
    }
}
