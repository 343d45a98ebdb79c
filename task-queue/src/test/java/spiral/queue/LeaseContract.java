package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Verdict;
import spiral.queue.QueueStats.Event;

/// What every store promises about workers that die, fall silent, come back or leave: a lease tells who
/// is there, a token whose answer counts.
abstract class LeaseContract extends RecoveryContract {
    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName(
            "a worker that falls silent loses its jobs, which burns no attempt but counts as a crash")
    void crash() {
        long silent = worker("a");
        long id = submit(mail());
        claimOne(silent);
        living.remove(silent);

        List<JobStore.Lapse> lapses = pass(LEASE.plusSeconds(2));

        assertThat(lapses).extracting(JobStore.Lapse::worker).containsExactly(silent);
        assertThat(lapses.getFirst().jobs()).containsExactly(id);
        JobLife life = store.find(id).orElseThrow().life();
        assertThat(life.state().name()).isEqualTo(Name.READY);
        assertThat(life.attempt()).isZero();
        assertThat(life.crashes()).isEqualTo(1);
        assertThat(store.heartbeat(silent).held()).isFalse();
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("what a worker says about a job that it lost is refused, and counted")
    void staleToken() {
        long silent = worker("a");
        long id = submit(mail());
        Claim old = claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
        Claim current = claimOne(worker("b"));

        assertThat(settle(success(old))).isInstanceOf(Verdict.Refused.class);
        assertThat(settle(failure(old))).isInstanceOf(Verdict.Refused.class);
        accepted(success(current));
        assertThat(settle(success(old))).isInstanceOf(Verdict.Refused.class);

        assertThat(state(id)).isEqualTo(Name.SUCCEEDED);
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.STALE)).isEqualTo(3);
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("after a standstill of the store nobody is given up who then sends a heartbeat")
    void standstill() {
        worker("a");
        worker("b");
        store.sweep();

        shiftClock(LEASE.plusSeconds(4));

        List<JobStore.Lapse> lapses = new ArrayList<>(store.sweep());
        lapses.addAll(store.sweep());
        living.forEach(store::heartbeat);
        lapses.addAll(pass(LEASE.plusSeconds(2)));
        assertThat(lapses).isEmpty();
    }

    @Test
    @Order(17)
    @Tag("step:3")
    @DisplayName("a worker that leaves in order gives its jobs back, uncharged")
    void retire() {
        long leaving = worker("a");
        long id = submit(mail());
        claimOne(leaving);

        store.retire(leaving);

        JobLife life = store.find(id).orElseThrow().life();
        assertThat(life.state().name()).isEqualTo(Name.READY);
        assertThat(life.attempt()).isZero();
        assertThat(life.crashes()).isZero();
        assertThat(store.claim(leaving, MAIL, 1)).isEmpty();
        AttemptRecord record = store.attempts(id).getFirst();
        assertThat(record.ending()).isEqualTo("handed back");
        assertThat(record.worker()).isEqualTo("a");
        assertThat(record.pid()).isEqualTo(1);
    }

    @Test
    @Order(33)
    @Tag("step:7")
    @DisplayName(
            "a process that has just started gives nobody up before a third of a lease has passed")
    void freshSweeper() throws Exception {
        worker("a");
        shiftClock(LEASE.multipliedBy(3));

        try (JobStore fresh = again()) {
            assertThat(fresh.sweep()).isEmpty();
            shiftClock(Duration.ofMillis(500));
            assertThat(fresh.sweep()).isEmpty();
            living.forEach(fresh::heartbeat);
            shiftClock(Duration.ofMillis(600));
            assertThat(fresh.sweep()).isEmpty();
            assertThat(fresh.heartbeat(living.getFirst()).held()).isTrue();
        }
    }

    @Test
    @Order(34)
    @Tag("step:7")
    @DisplayName("a slow sweeper still gives the dead up")
    void slowSweeper() {
        long silent = worker("a");
        submit(mail());
        claimOne(silent);

        List<JobStore.Lapse> lapses = new ArrayList<>();
        for (int sweep = 0; sweep < 10; sweep++) {
            shiftClock(LEASE.minusMillis(100));
            lapses.addAll(store.sweep());
        }

        assertThat(lapses).hasSize(1);
    }

    @Test
    @Order(37)
    @Tag("step:7")
    @DisplayName("when the clock goes back, nobody has to wait for it to catch up")
    void clockGoesBack() {
        long silent = worker("a");
        submit(mail());
        claimOne(silent);
        store.promote(silent, 10);
        shiftClock(Duration.ofHours(-1));
        living.remove(silent);
        long next = worker("b");

        List<JobStore.Lapse> lapses = pass(LEASE.plusSeconds(4));

        assertThat(lapses).extracting(JobStore.Lapse::worker).containsExactly(silent);
        assertThat(store.promote(next, 10).holder()).isTrue();
    }
}
