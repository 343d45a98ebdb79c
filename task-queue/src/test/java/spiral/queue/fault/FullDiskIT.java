package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;

@DisplayName("When the store cannot be written for a while")
class FullDiskIT {
    // longer than a job takes: at its end the worker stops what still runs
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int JOBS = 10;

    @TempDir Path folder;

    @Test
    @DisplayName("a worker keeps what it has to settle, and settles it when there is room again")
    void fullDisk() throws Exception {
        Site site = Site.in(folder);
        Path disk = Path.of(site.store()).getParent();
        if (!run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())) {
            System.out.println(
                    "Skipped: a small disk cannot be mounted here (it takes root and CAP_SYS_ADMIN)");
            return;
        }
        Path filler = disk.resolve("filler");
        try {
            throughTrouble(site, fleet -> fill(filler), fleet -> Files.delete(filler));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    @DisplayName("the same, when the system refuses its writes")
    void refusedWrites() throws Exception {
        if (!run("prlimit", "--pid", "" + ProcessHandle.current().pid(), "--fsize")) {
            System.out.println("Skipped: there is no prlimit here");
            return;
        }
        throughTrouble(
                Site.in(folder),
                fleet -> limitFiles(fleet, "65536:unlimited"),
                fleet -> limitFiles(fleet, "unlimited:unlimited"));
    }

    /// Something done to a worker process.
    @FunctionalInterface
    private interface Trouble {
        void with(Fleet fleet) throws Exception;
    }

    private static void throughTrouble(Site site, Trouble begin, Trouble end) throws Exception {
        try (JobQueue queue = JobQueue.open(site.store(), QueueSettings.USUAL.lease(LEASE))) {
            Ledger.create(site);
            List<Long> jobs =
                    queue.enqueue(
                            IntStream.range(0, JOBS)
                                    .mapToObj(i -> NewJob.of("work", "1000"))
                                    .toList());
            try (Fleet fleet = new Fleet(site, 1, JOBS)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> count(queue, Name.RUNNING) == JOBS);
                begin.with(fleet);
                await().atMost(Duration.ofSeconds(30)).until(() -> site.runs().size() == JOBS);
                await().atMost(Duration.ofSeconds(30)).until(() -> silent(queue));
                assertThat(count(queue, Name.RUNNING)).isEqualTo(JOBS);

                end.with(fleet);

                await().atMost(Duration.ofSeconds(30))
                        .until(() -> count(queue, Name.SUCCEEDED) == JOBS);
            }
            assertThat(site.runs()).hasSameElementsAs(jobs).hasSize(JOBS);
            assertThat(Ledger.counts(site, "SELECT job, count(*) FROM effect GROUP BY 1"))
                    .hasSize(JOBS)
                    .allSatisfy((job, effects) -> assertThat(effects).isEqualTo(1));
            assertThat(stats(queue).all().count(Event.CRASHED)).isZero();
        }
    }

    private static void limitFiles(Fleet fleet, String limit) throws Exception {
        assertThat(run("prlimit", "--pid", "" + fleet.pid(1), "--fsize=" + limit)).isTrue();
    }

    private static boolean silent(JobQueue queue) {
        return stats(queue).workers().stream().allMatch(w -> w.state().equals("silent"));
    }

    private static long count(JobQueue queue, Name state) {
        return stats(queue).states().get(state);
    }

    private static QueueStats stats(JobQueue queue) {
        return queue.store().stats(Duration.ofHours(1));
    }

    /// Writes until there is no room.
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1024];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
