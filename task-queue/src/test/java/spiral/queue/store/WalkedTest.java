package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.queue.Claim;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

@DisplayName("How far a claim has walked, on PostgreSQL")
@ExtendWith(WithServer.class)
class WalkedTest {
    private static final Set<String> TYPES = Set.of("mail");

    // few enough that the server does not tidy the line up meanwhile
    private static final int JOBS = 2_000;

    @Test
    @DisplayName("says what it cost to pass the pages of jobs that are gone")
    void pages(Server server) {
        String address = server.freshStore();
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        try (PostgresStore store = PostgresStore.open(address, QueueSettings.USUAL, random);
                PostgresDatabase database = PostgresDatabase.open(PostgresUrl.parse(address), 0)) {
            long worker = worker(store);
            store.submit(Collections.nCopies(JOBS, NewJob.of("mail", "{}")));
            workThrough(store, worker);
            store.submit(List.of(NewJob.of("mail", "{}")));
            walked(database, worker); // the first one by learns that they are gone

            assertThat(walked(database, worker)).isBetween(20L, (long) JOBS);
        }
    }

    private static long worker(PostgresStore store) {
        return store.register(
                new WorkerProfile("test", 0, "test", 1, TYPES, Duration.ofSeconds(10)));
    }

    private static void workThrough(PostgresStore store, long worker) {
        List<Settlement> ended = List.of();
        do {
            List<Claim> claims =
                    store.exchange(worker, ended, new Wanted(TYPES, 500, Suspects.NONE)).claims();
            ended = claims.stream().map(WalkedTest::success).toList();
        } while (!ended.isEmpty());
    }

    private static Settlement success(Claim claim) {
        return new Settlement.Success(claim, Duration.ZERO, Optional.empty(), List.of());
    }

    /// Claims the one job from the front, and puts it back into the line.
    private static long walked(PostgresDatabase database, long worker) {
        return database.write((session, now) -> {
            LowWater front = new LowWater();
            Instant present = Instant.ofEpochMilli(now);
            long walked =
                    new ClaimAtOnce(session, front, worker, present)
                            .best(TYPES, List.of(), 1)
                            .getFirst()
                            .walked();
            session.update("UPDATE job SET state = 1, owner = NULL");
            return walked;
        });
    }
}
