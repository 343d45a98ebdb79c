package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.Claim;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.docs.LifeOfAJob.Move;

@DisplayName("The page about a job's life")
class LifePageTest {
    private static final Path PICTURE = Workspace.ROOT.resolve("docs/queue/life-of-a-job.svg");
    private static final String FREED = "its parents have succeeded";

    @TempDir Path folder;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("shows the moves that the code allows (to write the picture: -Dapprove=true)")
    void picture() throws IOException {
        String drawn = LifePicture.of(moves());
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PICTURE, drawn);
        }

        assertThat(PICTURE).hasContent(drawn);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("lists the same moves in words, and no other")
    void table() {
        Set<String> rows = new LinkedHashSet<>();
        moves().forEach(m ->
                rows.add("| %s | %s | %s |".formatted(m.from().word(), m.what(), m.to().word())));

        assertThat(
                        Workspace.page("docs/queue/life-of-a-job.md").prose().stream()
                                .map(Page.Line::text)
                                .filter(line -> line.startsWith("| "))
                                .filter(line -> !line.startsWith("| from ")))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    /// Those of [spiral.queue.JobLife], and what a store does when a job's parents have succeeded.
    private Set<Move> moves() {
        Set<Move> moves = new LinkedHashSet<>();
        moves.add(new Move(Name.BLOCKED, FREED, freed(Duration.ofHours(1))));
        moves.add(new Move(Name.BLOCKED, FREED, freed(Duration.ZERO)));
        moves.addAll(LifeOfAJob.moves());
        return moves;
    }

    private Name freed(Duration delay) {
        String file = folder.resolve("queue" + delay.toMinutes() + ".db").toString();
        try (JobQueue queue = JobQueue.open(file)) {
            JobStore store = queue.store();
            long parent = queue.enqueue(NewJob.of("mail", "{}"));
            long child = queue.enqueue(NewJob.of("mail", "{}").delay(delay).after(parent));
            assertThat(state(store, child)).isEqualTo(Name.BLOCKED);
            long worker =
                    store.register(
                            new WorkerProfile(
                                    "w", 1, "here", 1, Set.of("mail"), store.settings().lease()));
            Claim claim = store.claim(worker, Set.of("mail"), 1).getFirst();
            store.settle(
                    worker,
                    List.of(
                            new Settlement.Success(
                                    claim, Duration.ZERO, Optional.empty(), List.of())));
            return state(store, child);
        }
    }

    private static Name state(JobStore store, long job) {
        return store.find(job).orElseThrow().life().state().name();
    }
}
