package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.AttemptRecord;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;

@DisplayName("A job that kills its worker")
class PoisonIT {
    private static final Duration LEASE = Duration.ofMillis(700);
    private static final int INNOCENTS = 150;

    @TempDir Path folder;

    @Test
    @DisplayName("runs alone after the first time, is dead after the third, and drags nobody along")
    void poison() throws Exception {
        Site site = Site.in(folder);
        try (JobQueue queue = JobQueue.open(site.store(), QueueSettings.USUAL.lease(LEASE))) {
            Ledger.create(site);
            List<Long> innocents =
                    queue.enqueue(
                            IntStream.range(0, INNOCENTS)
                                    .mapToObj(i -> NewJob.of("work", "15"))
                                    .toList());
            long poison = queue.enqueue(NewJob.of("halt", "30").priority(9));

            try (Fleet fleet = new Fleet(site, 2, 6)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> {
                            fleet.restartEnded();
                            return live(queue.store()) == 0;
                        });
            }

            assertDead(queue.store(), poison);
            innocents.forEach(id -> assertSucceeded(queue.store(), id));
            assertAlone(site, poison);
            assertThat(Ledger.counts(site, "SELECT job, count(*) FROM effect GROUP BY 1"))
                    .hasSize(INNOCENTS)
                    .allSatisfy((job, effects) -> assertThat(effects).isEqualTo(1));
        }
    }

    private static void assertDead(JobStore store, long poison) {
        assertThat(store.find(poison).orElseThrow().life().state().name()).isEqualTo(Name.DEAD);
        assertThat(store.attempts(poison))
                .extracting(AttemptRecord::ending)
                .containsExactly("crashed", "crashed", "crashed");
    }

    private static void assertSucceeded(JobStore store, long innocent) {
        assertThat(store.find(innocent).orElseThrow().life().state().name())
                .isEqualTo(Name.SUCCEEDED);
        assertThat(store.attempts(innocent))
                .filteredOn(attempt -> attempt.ending().equals("crashed"))
                .as("workers lost by job %d, which does no harm", innocent)
                .hasSizeLessThanOrEqualTo(1);
    }

    /// The first worker may have been lost with others' jobs in its hands; the later ones held
    /// nothing else.
    private static void assertAlone(Site site, long poison) throws Exception {
        Map<Long, Long> held =
                Ledger.counts(
                        site,
                        "SELECT worker, count(*) FROM attempt WHERE ending = 'crashed' GROUP BY 1");
        List<Long> killed =
                List.copyOf(
                        Ledger.counts(
                                        site,
                                        "SELECT worker, 1 FROM attempt WHERE job = "
                                                + poison
                                                + " ORDER BY token")
                                .keySet());
        assertThat(killed).hasSize(3);
        assertThat(killed.subList(1, 3)).allSatisfy(w -> assertThat(held.get(w)).isEqualTo(1));
    }

    private static long live(JobStore store) {
        return store.stats(Duration.ofHours(1)).states().entrySet().stream()
                .filter(entry -> entry.getKey().live())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
