package spiral.queue.model;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.JobStore;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;
import spiral.queue.store.PostgresStore;

@DisplayName("Histories of the queue, on PostgreSQL")
@ExtendWith(WithServer.class)
class PostgresModelProperties extends StoreModelProperties {
    private final Server server;

    PostgresModelProperties(Server server) {
        this.server = server;
    }

    @Override
    World world() throws Exception {
        return new World(new PostgresSite(server));
    }

    @Override
    List<JobStore> processes() {
        String address = server.freshStore();
        return List.of(open(address, 1), open(address, 2));
    }

    private static JobStore open(String address, long seed) {
        return PostgresStore.open(address, SOON, new SplittableRandom(seed));
    }
}
