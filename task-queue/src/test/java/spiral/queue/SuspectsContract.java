package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;

/// What every store promises about a job that may have killed its worker: it starts alone, and costs the
/// others nothing.
abstract class SuspectsContract extends AnswersContract {
    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName(
            "a job returned by a crash comes alone, and is charged again only once it has begun")
    void suspect() {
        lostOnce();
        submit(mail().priority(1));
        long next = worker("b");

        List<Claim> claims = store.claim(next, MAIL, 10);
        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().alone()).isTrue();
        living.remove(next);
        pass(LEASE.plusSeconds(2));

        Claim third = claimOne(worker("c"));
        assertThat(third.alone()).isTrue();
        assertThat(store.find(third.job()).orElseThrow().life().crashes()).isEqualTo(1);
        assertThat(store.begin(third)).isTrue();
        assertThat(store.begin(claims.getFirst())).isFalse();
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("a job that keeps killing its workers goes to the dead letters")
    void crashBudget() {
        long id = submit(mail());
        for (int crash = 1; crash <= 2; crash++) {
            long victim = worker("victim " + crash);
            store.begin(claimOne(victim));
            living.remove(victim);
            pass(LEASE.plusSeconds(2));
        }

        assertThat(state(id)).isEqualTo(Name.DEAD);
        assertThat(store.attempts(id))
                .extracting(AttemptRecord::ending)
                .containsExactly("crashed", "crashed");
    }

    @Test
    @Order(31)
    @Tag("step:7")
    @DisplayName(
            "a suspect goes to an idle worker; a busy one gets it only if nobody was idle for a lease")
    void suspectsGoToTheIdle() {
        lostOnce();
        long busy = worker("b");
        Wanted whileBusy = new Wanted(MAIL, 5, Suspects.NONE);

        assertThat(store.exchange(busy, List.of(), whileBusy).claims()).isEmpty();
        pass(LEASE.plusSeconds(1));

        assertThat(store.exchange(busy, List.of(), whileBusy).claims())
                .singleElement()
                .matches(Claim::alone);
    }

    @Test
    @Order(32)
    @Tag("step:7")
    @DisplayName("a suspect does not overtake a job of higher priority")
    void suspectsKeepTheirPlace() {
        long suspect = lostOnce();
        long urgent = submit(mail().priority(9));
        long worker = worker("b");

        assertThat(claimOne(worker).job()).isEqualTo(urgent);
        assertThat(claimOne(worker).job()).isEqualTo(suspect);
    }

    @Test
    @Order(33)
    @Tag("step:7")
    @DisplayName("nor one that has a limit key and may start; one whose limit is reached must wait")
    void suspectsAndLimits() {
        long suspect = lostOnce();
        store.controls().limit("one", Optional.of(Limit.running(1)));
        long urgent = submit(mail().priority(9).limitKey("one"));
        submit(mail().priority(9).limitKey("one"));
        long worker = worker("b");

        assertThat(claimOne(worker).job()).isEqualTo(urgent);
        assertThat(claimOne(worker).job()).isEqualTo(suspect);
    }

    /// A job whose worker fell silent with it.
    private long lostOnce() {
        long silent = worker("a");
        long job = submit(mail());
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
        return job;
    }
}
