package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.AttemptRecord;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueStats.WorkerView;

@DisplayName("When the scheduler is killed")
class LostSchedulerIT {
    private static final Duration ROLE_LEASE = Duration.ofSeconds(2);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);
    private static final Duration DELAY = Duration.ofMillis(100);

    @TempDir Path folder;

    @Test
    @DisplayName(
            "another process takes the role over: a job that falls due waits no longer than its lease")
    void takenOver() throws Exception {
        Site site = Site.in(folder);
        try (JobQueue queue = JobQueue.open(site.store());
                Fleet fleet = new Fleet(site, 2, 2)) {
            Ledger.create(site);
            await().atMost(Duration.ofSeconds(30)).until(() -> workers(queue) == 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> scheduler(queue).isPresent());
            WorkerView first = scheduler(queue).orElseThrow();

            fleet.kill(fleet.seatOf(first.pid()));
            Instant due = queue.store().now().plus(DELAY);
            long id = queue.enqueue(NewJob.of("work", "1").delay(DELAY));
            await().atMost(Duration.ofSeconds(30)).until(() -> succeeded(queue, id));

            AttemptRecord attempt = queue.store().attempts(id).getFirst();
            assertThat(Duration.between(due, attempt.startedAt()))
                    .isPositive()
                    .isLessThan(ROLE_LEASE.plus(BUSY_MACHINE));
            assertThat(scheduler(queue).orElseThrow().id()).isNotEqualTo(first.id());
        }
    }

    private static boolean succeeded(JobQueue queue, long id) {
        return queue.store().find(id).orElseThrow().life().state().name() == Name.SUCCEEDED;
    }

    private static Optional<WorkerView> scheduler(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).workers().stream()
                .filter(WorkerView::scheduler)
                .findFirst();
    }

    private static int workers(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1)).workers().size();
    }
}
