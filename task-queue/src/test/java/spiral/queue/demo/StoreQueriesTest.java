package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.Claim;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.demo.Facts.Reason;
import spiral.queue.demo.Facts.Repeat;
import spiral.queue.demo.LostWorker.Sighting;
import spiral.queue.store.SqliteStore;

@DisplayName("What can be read from the demo's store")
class StoreQueriesTest {
    private static final Timetable TIMETABLE = new Timetable(Duration.ofSeconds(25));
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Set<String> TYPES = Set.of("words", "flaky");

    @TempDir Path temp;
    private DemoFolder folder;
    private SqliteStore store;
    private StoreQueries queries;

    @BeforeEach
    void open() throws Exception {
        folder = new DemoFolder(temp);
        store = SqliteStore.open(folder.store(), TIMETABLE.settings(), new SplittableRandom(1));
        queries = StoreQueries.open(store);
    }

    @AfterEach
    void close() throws Exception {
        queries.close();
        store.close();
    }

    private long worker(String name, long pid) {
        return store.register(
                new WorkerProfile(name, pid, "here", 4, TYPES, Duration.ofSeconds(2)));
    }

    private List<Claim> claim(long worker, int jobs) {
        List<Claim> claims = store.claim(worker, TYPES, jobs);
        claims.stream().filter(Claim::alone).forEach(store::begin);
        return claims;
    }

    private void succeed(Claim claim) {
        Settlement.Effect effect =
                connection ->
                        StoreEffects.add(connection, claim.job(), claim.type(), "a.txt", "42");
        store.settle(
                claim.worker(),
                List.of(
                        new Settlement.Success(
                                claim, Duration.ofMillis(5), Optional.empty(), List.of(effect))));
    }

    private void fail(Claim claim) {
        store.settle(
                claim.worker(),
                List.of(new Settlement.Failure(claim, Duration.ofMillis(5), "broke off")));
    }

    /// The worker has been silent for so long that another one gives it up.
    private void giveUp(long other) {
        store.shiftClock(LONG);
        store.heartbeat(other);
        store.sweep();
        for (int i = 0; i < 10; i++) {
            store.shiftClock(Duration.ofMillis(500));
            store.heartbeat(other);
            store.sweep();
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first finished job, and what it has found")
    void first() throws Exception {
        store.submit(List.of(NewJob.of("words", "{}")));
        assertThat(queries.first()).isEmpty();

        succeed(claim(worker("worker-1", 11), 1).getFirst());

        assertThat(queries.first().orElseThrow())
                .extracting(Snapshot.First::job, Snapshot.First::type, Snapshot.First::found)
                .containsExactly(1L, "words", "42");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an urgent job, and the bulk jobs that came before it and began after it")
    void overtakers() throws Exception {
        NewJob bulk = NewJob.of("words", "{}").priority(DemoPlan.BULK);
        store.submit(List.of(bulk, bulk, bulk, NewJob.of("words", "{}").priority(DemoPlan.URGENT)));
        long worker = worker("worker-1", 11);

        succeed(claim(worker, 1).getFirst());

        assertThat(queries.overtakers())
                .extracting(Snapshot.Overtaker::job, Snapshot.Overtaker::overtaken)
                .containsExactly(tuple(4L, 3));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a dead worker's jobs, and who has taken them since")
    void sightings() throws Exception {
        store.submit(List.of(NewJob.of("words", "{}"), NewJob.of("words", "{}")));
        long dying = worker("worker-1", 11);
        claim(dying, 2);
        LostWorker lost = LostWorker.of("worker-1", 11, "got SIGKILL", LONG, queries.heldBy(11));
        assertThat(lost.jobs()).containsExactly(1L, 2L);
        assertThat(queries.sightings(List.of(lost))).isEmpty();

        long other = worker("worker-2", 12);
        giveUp(other);
        assertThat(queries.sightings(List.of(lost))).isEmpty();
        succeed(claim(other, 1).getFirst());
        claim(worker("worker-1", 13), 1);

        assertThat(queries.sightings(List.of(lost)))
                .containsExactly(
                        new Sighting(1, "worker-2"), new Sighting(2, "worker-1 (restarted)"));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a job that has lost too many workers is seen among the dead letters")
    void buried() throws Exception {
        store.submit(List.of(NewJob.of("words", "{}")));
        long other = worker("worker-9", 99);
        for (int lost = 1; lost < 3; lost++) {
            claim(worker("worker-1", lost), 1);
            giveUp(other);
        }
        claim(worker("worker-1", 3), 1);
        LostWorker last = LostWorker.of("worker-1", 3, "got SIGKILL", LONG, queries.heldBy(3));

        giveUp(other);

        assertThat(queries.sightings(List.of(last)))
                .containsExactly(new Sighting(1, "the dead letters"));
        assertThat(queries.dead()).extracting(Snapshot.DeadLetter::job).containsExactly(1L);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("the facts at the end: what is missing, what stands twice, and why")
    void facts() throws Exception {
        store.submit(
                List.of(
                        NewJob.of("words", "{}"),
                        NewJob.of("flaky", "{}").maxAttempts(1),
                        NewJob.of("words", "{}")));
        List<Claim> claims = claim(worker("worker-1", 11), 2);
        succeed(claims.get(0));
        fail(claims.get(1));
        Files.writeString(folder.submitted(), "1\n2\n3\n4\n");
        Files.writeString(folder.outside(), "1 words a.txt\n2 flaky a.txt\n2 flaky a.txt\n");

        Facts facts = new FactsReader(queries, folder).read(store.stats(Duration.ofMinutes(5)));

        assertThat(facts.accepted()).isEqualTo(4);
        assertThat(facts.missing()).containsExactly(4L);
        assertThat(facts.jobs())
                .containsOnly(
                        Map.entry(Name.SUCCEEDED, 1L),
                        Map.entry(Name.DEAD, 1L),
                        Map.entry(Name.READY, 1L));
        assertThat(facts.effectRows()).isEqualTo(1);
        assertThat(facts.outsideLines()).isEqualTo(3);
        assertThat(facts.repeats()).containsExactly(new Repeat(2, 2, Reason.FAILED));
        assertThat(facts.dead()).containsOnly(Map.entry("flaky", 1L));
    }
}
