package spiral.queue.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spiral.queue.Claim;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.QueueSettings;
import spiral.queue.WorkerProfile;
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
        return 4;
    }

    @Override
    String older() {
        return "postgres-1.sql";
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(ints = {2, 3})
    @Order(11)
    @DisplayName("later versions are brought up to date, too")
    void later(int version) throws Exception {
        for (int step = 2; step <= version; step++) {
            load("postgres-%d.sql".formatted(step));
        }

        try (JobStore store = open()) {
            nothingIsLost(store);
        }
    }

    @Test
    @Order(12)
    @DisplayName(
            "what a process of the second version still takes is its own, until it is given up")
    void takenByTheOld() throws Exception {
        load("postgres-2.sql");
        try (JobStore store = open()) {
            run(
                    "UPDATE job SET state = 2, at = 1772323300000, attempt = 1, token = 1, owner = 1,"
                            + " begun = 1 WHERE id IN (1, 7)");
            long worker =
                    store.register(
                            new WorkerProfile(
                                    "new", 1, "here", 4, Set.of("mail"), Duration.ofSeconds(10)));
            assertThat(store.claim(worker, Set.of("mail"), 10))
                    .extracting(Claim::job)
                    .containsExactly(2L);

            List<Long> lost = new ArrayList<>();
            for (int half = 0; half < 20; half++) {
                ((PostgresStore) store).shiftClock(Duration.ofMillis(500));
                store.heartbeat(worker);
                store.sweep().forEach(lapse -> lost.addAll(lapse.jobs()));
            }

            assertThat(lost).containsExactlyInAnyOrder(1L, 4L, 7L);
            assertThat(store.find(1).orElseThrow().life().state().name()).isEqualTo(Name.READY);
        }
    }
}
