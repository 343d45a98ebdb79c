package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Lapse;

/// What every store promises about the jobs of workers that are gone, however many there are: they go
/// back in several transactions, and whoever does it may die in between; part of its contract.
abstract class ReturningContract extends LeaseContract {
    private static final int PLENTY = 700;

    @Test
    @Order(801)
    @Tag("step:7")
    @DisplayName("hundreds of jobs of a lost worker go back in one sweep, each once")
    void manyLost() {
        long silent = worker("a");
        List<Long> jobs = submitted(PLENTY);
        assertThat(store.claim(silent, MAIL, PLENTY)).hasSize(PLENTY);
        living.remove(silent);

        List<Lapse> lapses = pass(LEASE.plusSeconds(2));

        assertThat(lapses).hasSize(1);
        assertThat(lapses.getFirst().jobs()).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(store.standing(MAIL).get("mail")).containsOnlyKeys(Name.READY);
    }

    @Test
    @Order(802)
    @Tag("step:7")
    @DisplayName("a job far behind in a long line is found, too, and one with a limit key")
    void farBehind() {
        store.submit(Collections.nCopies(20_500, NewJob.of("print", "{}")));
        submit(mail());
        submit(mail().limitKey("key"));
        long silent = worker("a");
        assertThat(store.claim(silent, MAIL, 2)).hasSize(2);
        living.remove(silent);

        assertThat(pass(LEASE.plusSeconds(2)).getFirst().jobs()).hasSize(2);

        assertThat(store.standing(MAIL).get("mail")).containsOnlyKeys(Name.READY);
    }

    @Test
    @Order(803)
    @Tag("step:7")
    @DisplayName(
            "what a process has left undone that died while it gave jobs back, another one does")
    void halfDone() throws SQLException {
        long lost = worker("a");
        long left = worker("b");
        long first = submit(mail());
        claimOne(lost);
        long second = submit(mail());
        claimOne(left);
        living.clear();
        end(lost, "lost");
        end(left, "left");

        List<Lapse> lapses = pass(LEASE);

        assertThat(lapses).extracting(Lapse::worker).containsExactly(lost);
        assertThat(lapses.getFirst().jobs()).containsExactly(first);
        assertThat(store.find(first).orElseThrow().life().crashes()).isEqualTo(1);
        assertThat(store.find(second).orElseThrow().life().crashes()).isZero();
        assertThat(Stream.of(first, second).map(this::state)).containsOnly(Name.READY);
        assertThat(pass(LEASE.multipliedBy(10))).isEmpty();
    }

    /// As the store is between the end of a worker and the return of its jobs.
    private void end(long worker, String ending) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE worker SET ended_at = 1, ending = '%s', missed_at = 1, lease_until = 1"
                                    .formatted(ending)
                            + " WHERE id = "
                            + worker);
        }
    }

    @Test
    @Order(804)
    @Tag("step:7")
    @DisplayName("a worker that leaves in order gives hundreds of jobs back at once")
    void leaves() {
        long leaving = worker("a");
        submitted(PLENTY);
        store.claim(leaving, MAIL, PLENTY);

        store.retire(leaving);

        assertThat(store.standing(MAIL).get("mail")).isEqualTo(Map.of(Name.READY, 700L));
    }

    @Test
    @Order(805)
    @Tag("step:7")
    @DisplayName("what a worker held without its process knowing goes back soon after it has left")
    void leavesUnknowing() throws Exception {
        long leaving = worker("a");
        long id = submit(mail());
        claimOne(leaving);
        living.remove(leaving);
        worker("b");

        try (JobStore other = again()) {
            other.retire(leaving);
        }
        pass(Duration.ofSeconds(11));

        assertThat(state(id)).isEqualTo(Name.READY);
        assertThat(store.find(id).orElseThrow().life().crashes()).isZero();
    }

    @Test
    @Order(806)
    @Tag("step:10")
    @DisplayName("of hundreds of jobs all go back but those that their worker names")
    void allBut() {
        submitted(PLENTY);
        long worker = worker("a");
        List<Long> known =
                store.claim(worker, MAIL, PLENTY).stream()
                        .map(Claim::job)
                        .filter(job -> job % 2 == 0)
                        .toList();

        assertThat(store.handBackAllBut(worker, known)).isEqualTo(PLENTY - known.size());

        assertThat(store.standing(MAIL).get("mail"))
                .containsEntry(Name.RUNNING, (long) known.size());
        assertThat(known.stream().map(this::state)).containsOnly(Name.RUNNING);
    }

    private List<Long> submitted(int jobs) {
        return store.submit(Collections.nCopies(jobs, mail()));
    }
}
