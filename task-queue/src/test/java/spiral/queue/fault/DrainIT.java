package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;

@DisplayName("A worker process that gets SIGTERM")
class DrainIT {
    private static final long SECONDS_FOR_LEAVING = FaultWorker.DRAIN.toSeconds() + 10;

    @TempDir Path folder;

    private Site site;
    private JobQueue queue;

    @BeforeEach
    void open() throws Exception {
        site = Site.in(folder);
        queue = JobQueue.open(site.store());
        Ledger.create(site);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    @DisplayName("ends what runs, hands back what has not begun, and burns no attempt")
    void handsBack() throws Exception {
        queue.enqueue(IntStream.range(0, 200).mapToObj(i -> NewJob.of("work", "40")).toList());
        try (Fleet fleet = new Fleet(site, 1, 4)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> holds() > 4 && count(Name.SUCCEEDED) > 0);

            fleet.terminate(1);

            assertThat(fleet.ended(1, SECONDS_FOR_LEAVING)).isTrue();
        }
        assertThat(count(Name.RUNNING)).isZero();
        assertThat(count(Name.SUCCEEDED) + count(Name.READY)).isEqualTo(200);
        assertThat(stats().all().count(Event.HANDED_BACK)).isPositive();
        assertThat(stats().workers())
                .extracting(QueueStats.WorkerView::state)
                .containsExactly("left");
        assertThat(queue.store().list(Optional.of(Name.READY), Optional.empty(), 200))
                .allSatisfy(DrainIT::assertUntouched);
        assertThat(site.runs()).doesNotHaveDuplicates().hasSize((int) count(Name.SUCCEEDED));
    }

    @Test
    @DisplayName("interrupts what still runs at its deadline; that goes back, too")
    void interrupts() throws Exception {
        long id = queue.enqueue(NewJob.of("work", "60000"));
        try (Fleet fleet = new Fleet(site, 1, 4)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> count(Name.RUNNING) == 1);

            fleet.terminate(1);

            assertThat(fleet.ended(1, SECONDS_FOR_LEAVING)).isTrue();
        }
        assertUntouched(queue.store().find(id).orElseThrow());
        assertThat(Ledger.counts(site, "SELECT job, count(*) FROM effect GROUP BY 1"))
                .isEqualTo(Map.of());
    }

    private static void assertUntouched(Job job) {
        assertThat(job.life().state().name()).isEqualTo(Name.READY);
        assertThat(job.life().attempt()).isZero();
        assertThat(job.life().crashes()).isZero();
    }

    private int holds() {
        return stats().workers().stream().mapToInt(QueueStats.WorkerView::holding).sum();
    }

    private long count(Name state) {
        return stats().states().get(state);
    }

    private QueueStats stats() {
        return queue.store().stats(Duration.ofHours(1));
    }
}
