package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.WorkerProfile;

@DisplayName("A look for one job among many others")
class ReadyLookTest {
    private static final Set<String> MAIL = Set.of("mail");
    private static final Duration SLOW = Duration.ofMillis(100);

    private Instant now = Instant.EPOCH;

    /// Whatever is asked of the store takes a while: so all of the line is seldom walked.
    private Instant slowly() {
        now = now.plus(SLOW);
        return now;
    }

    @Test
    @DisplayName("finds at once what has just been submitted, wherever in the line it stands")
    void middle(@TempDir Path folder) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        try (SqliteStore store =
                SqliteStore.open(
                        folder.resolve("q.db"), this::slowly, QueueSettings.USUAL, random)) {
            long worker =
                    store.register(
                            new WorkerProfile("test", 0, "test", 1, MAIL, Duration.ofHours(1)));
            Wanted wanted = new Wanted(MAIL, 1, Suspects.NONE);
            List<NewJob> others = Collections.nCopies(2 * ReadyLook.END, NewJob.of("print", "{}"));
            store.submit(others);
            assertThat(store.exchange(worker, List.of(), wanted).claims()).isEmpty();

            List<NewJob> batch = new ArrayList<>(others);
            batch.add(NewJob.of("mail", "{}"));
            batch.addAll(others);
            store.submit(batch);

            assertThat(store.exchange(worker, List.of(), wanted).claims()).hasSize(1);
        }
    }
}
