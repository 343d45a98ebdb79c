package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Verdict;
import spiral.queue.JobStore.Wanted;
import spiral.queue.QueueStats.Event;

/// What every store promises. An implementation is done when a subclass of this suite is green.
abstract class JobStoreContract extends RecoveryContract {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("what was submitted is there, also for another process")
    void submitted() throws Exception {
        long id = submit(NewJob.of("mail", "{\"to\":\"ada\",\"note\":\"späte Grüße 🌍\"}"));

        try (JobStore other = again()) {
            Job job = other.find(id).orElseThrow();
            assertThat(job.payload()).isEqualTo("{\"to\":\"ada\",\"note\":\"späte Grüße 🌍\"}");
            assertThat(job.life().state().name()).isEqualTo(Name.READY);
            assertThat(job.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a batch gets ids in its order")
    void batch() {
        List<Long> ids =
                store.submit(
                        IntStream.range(0, 100).mapToObj(i -> NewJob.of("mail", "" + i)).toList());

        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(100);
        assertThat(store.find(ids.get(42)).orElseThrow().payload()).isEqualTo("42");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "a claim brings the job, its attempt and a token; the same job is not claimed twice")
    void claim() {
        long id = submit(mail());

        Claim claim = claimOne(worker("a"));

        assertThat(claim.job()).isEqualTo(id);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.alone()).isFalse();
        assertThat(store.claim(worker("b"), MAIL, 10)).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("higher priority first, older first among equals")
    void priority() {
        long low = submit(mail().priority(1));
        long older = submit(mail().priority(9));
        long newer = submit(mail().priority(9));

        assertThat(store.claim(worker("a"), MAIL, 10))
                .extracting(Claim::job)
                .containsExactly(older, newer, low);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a worker gets only types that it handles")
    void types() {
        submit(NewJob.of("print", "{}"));
        long mail = submit(mail());

        assertThat(store.claim(worker("a"), MAIL, 10)).extracting(Claim::job).containsExactly(mail);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a settled job has ended, and keeps its result")
    void succeed() {
        long id = submit(mail());
        Claim claim = claimOne(worker("a"));

        settle(new Settlement.Success(claim, TOOK, Optional.of("{\"sent\":true}"), List.of()));

        assertThat(state(id)).isEqualTo(Name.SUCCEEDED);
        assertThat(store.find(id).orElseThrow().result()).contains("{\"sent\":true}");
        assertThat(store.attempts(id))
                .extracting(AttemptRecord::ending)
                .containsExactly("succeeded");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a delayed job is claimed once the scheduler has found it due, not before")
    void delayed() {
        long worker = worker("a");
        long id = submit(mail().delay(Duration.ofSeconds(5)));

        store.promote(worker, 10);
        assertThat(store.claim(worker, MAIL, 1)).isEmpty();
        pass(Duration.ofSeconds(6));
        assertThat(store.promote(worker, 10).moved()).isEqualTo(1);
        assertThat(claimOne(worker).job()).isEqualTo(id);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a run-at instant that has passed means at once")
    void runAt() {
        long id = submit(mail().runAt(Instant.EPOCH));

        assertThat(state(id)).isEqualTo(Name.READY);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("one process at a time is the scheduler; another takes over when it is gone")
    void schedulerRole() {
        long first = worker("a");
        long second = worker("b");
        assertThat(store.promote(first, 10).holder()).isTrue();
        assertThat(store.promote(second, 10).holder()).isFalse();

        pass(Duration.ofSeconds(3));

        assertThat(store.promote(second, 10).holder()).isTrue();
        assertThat(store.promote(first, 10).holder()).isFalse();
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a failed attempt is tried again after a wait, which grows")
    void retry() {
        long worker = worker("a");
        long id = submit(mail().maxAttempts(3));
        Duration before = Duration.ZERO;

        for (int attempt = 1; attempt <= 2; attempt++) {
            JobLife life = accepted(failure(claimOne(worker)));
            Instant due = ((JobState.Retrying) life.state()).dueAt();
            Duration wait = Duration.between(store.now(), due);
            assertThat(wait).isGreaterThan(before).isLessThanOrEqualTo(Duration.ofSeconds(attempt));
            before = wait.dividedBy(2);
            pass(Duration.ofSeconds(3));
            store.promote(worker, 10);
        }
        assertThat(state(id)).isEqualTo(Name.READY);
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName(
            "after the last attempt it is dead: payload and error are kept, and it can be revived")
    void deadLetter() {
        long worker = worker("a");
        long id = submit(NewJob.of("mail", "{\"to\":\"ada\"}").maxAttempts(1));

        accepted(failure(claimOne(worker)));

        Job dead = store.find(id).orElseThrow();
        assertThat(dead.life().state().name()).isEqualTo(Name.DEAD);
        assertThat(dead.payload()).isEqualTo("{\"to\":\"ada\"}");
        assertThat(dead.lastError()).contains("no reply");
        store.revive(id);
        assertThat(claimOne(worker).job()).isEqualTo(id);
    }

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
    @Order(14)
    @Tag("step:3")
    @DisplayName(
            "a job returned by a crash comes alone, and is charged again only once it has begun")
    void suspect() {
        long silent = worker("a");
        submit(mail());
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
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
    @Order(31)
    @Tag("step:7")
    @DisplayName(
            "a suspect goes to an idle worker; a busy one gets it only if nobody was idle for a lease")
    void suspectsGoToTheIdle() {
        long silent = worker("a");
        submit(mail());
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
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
        long silent = worker("a");
        long suspect = submit(mail());
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
        long urgent = submit(mail().priority(9));
        long worker = worker("b");

        assertThat(claimOne(worker).job()).isEqualTo(urgent);
        assertThat(claimOne(worker).job()).isEqualTo(suspect);
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
    @Order(35)
    @Tag("step:7")
    @DisplayName("a breaker that opens in an exchange holds its type back in that very exchange")
    void breakerOpensAtOnce() {
        long worker = worker("a");
        for (int i = 0; i < 10; i++) {
            submit(mail().maxAttempts(1));
        }
        List<Settlement> failures = new ArrayList<>();
        store.claim(worker, MAIL, 4).forEach(claim -> failures.add(failure(claim)));

        JobStore.Exchange exchange =
                store.exchange(worker, failures, new Wanted(MAIL, 10, Suspects.NONE));

        assertThat(exchange.verdicts()).hasSize(4);
        assertThat(exchange.claims()).isEmpty();
    }

    @Test
    @Order(36)
    @Tag("step:7")
    @DisplayName("a claim brings only so much payload as fits into memory, but always one job")
    void boundedPayload() {
        long worker = worker("a");
        String large = "\"" + "x".repeat(NewJob.MAX_PAYLOAD - 2) + "\"";
        for (int i = 0; i < 20; i++) {
            submit(NewJob.of("mail", large));
        }

        assertThat(store.claim(worker, MAIL, 20)).hasSizeBetween(1, 10);
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

    @Test
    @Order(38)
    @Tag("step:7")
    @DisplayName("old records are let go after their retention; totals and dead letters stay")
    void retention() {
        long worker = worker("a");
        long done = submit(mail());
        accepted(success(claimOne(worker)));
        long dead = submit(mail().maxAttempts(1));
        accepted(failure(claimOne(worker)));

        assertThat(store.tidy()).isZero();
        shiftClock(SETTINGS.retention().plusMinutes(1));

        assertThat(store.tidy()).isEqualTo(1);
        assertThat(store.find(done)).isEmpty();
        assertThat(state(dead)).isEqualTo(Name.DEAD);
        assertThat(store.stats(Duration.ofHours(1)).count(Name.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    @Order(39)
    @Tag("step:7")
    @DisplayName("a cancelled job that is sent round again no longer counts as cancelled")
    void cancelledOnce() {
        long id = submit(mail());
        store.cancel(id);
        store.revive(id);

        QueueStats stats = store.stats(Duration.ofHours(1));

        assertThat(stats.count(Name.CANCELLED)).isZero();
        assertThat(stats.count(Name.READY)).isEqualTo(1);
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
    @Order(18)
    @Tag("step:4")
    @DisplayName("an effect in the acknowledging transaction happens together with it")
    void effect() throws Exception {
        long worker = worker("a");
        submit(mail());
        Claim claim = claimOne(worker);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect row = c -> execute(c, "INSERT INTO effect VALUES (" + claim.job() + ")");

        settle(new Settlement.Success(claim, TOOK, Optional.empty(), List.of(table, row)));

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName(
            "an effect that fails is undone whole, and the attempt has failed; the others stand")
    void brokenEffect() throws Exception {
        long worker = worker("a");
        submit(mail());
        submit(mail());
        List<Claim> claims = store.claim(worker, MAIL, 2);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect good = c -> execute(c, "INSERT INTO effect VALUES (1)");
        Settlement.Effect bad = c -> execute(c, "INSERT INTO nowhere VALUES (1)");

        store.settle(
                worker,
                List.of(
                        new Settlement.Success(
                                claims.get(0), TOOK, Optional.empty(), List.of(table, good)),
                        new Settlement.Success(
                                claims.get(1), TOOK, Optional.empty(), List.of(good, bad))));

        assertThat(effects()).isEqualTo(1);
        assertThat(state(claims.get(0).job())).isEqualTo(Name.SUCCEEDED);
        assertThat(state(claims.get(1).job())).isEqualTo(Name.RETRYING);
    }

    @Test
    @Order(20)
    @Tag("step:4")
    @DisplayName("a refused acknowledgement has no effect either")
    void staleEffect() throws Exception {
        long worker = worker("a");
        submit(mail());
        Claim claim = claimOne(worker);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect row = c -> execute(c, "INSERT INTO effect VALUES (1)");
        Settlement settlement =
                new Settlement.Success(claim, TOOK, Optional.empty(), List.of(table, row));

        settle(settlement);
        settle(settlement);

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    @Order(21)
    @Tag("step:5")
    @DisplayName("when a type's failures rise its jobs stay where they are; other types flow on")
    void breakerOpens() {
        long worker = worker("a");
        breakMail(worker);
        submit(mail());
        long other = submit(NewJob.of("print", "{}"));

        assertThat(store.claim(worker, Set.of("mail", "print"), 10))
                .extracting(Claim::job)
                .containsExactly(other);
        assertThat(store.stats(Duration.ofHours(1)).breakers())
                .extracting(QueueStats.BreakerView::type, QueueStats.BreakerView::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mail", "open"));
    }

    @Test
    @Order(22)
    @Tag("step:5")
    @DisplayName("after the open time one probe passes; its success lets all flow again")
    void breakerCloses() {
        long worker = worker("a");
        breakMail(worker);
        for (int i = 0; i < 3; i++) {
            submit(mail());
        }
        pass(Duration.ofSeconds(11));

        List<Claim> probe = store.claim(worker, MAIL, 10);
        assertThat(probe).hasSize(1);
        assertThat(store.claim(worker, MAIL, 10)).isEmpty();
        accepted(success(probe.getFirst()));

        assertThat(store.claim(worker, MAIL, 10)).hasSize(2);
    }

    @Test
    @Order(23)
    @Tag("step:5")
    @DisplayName(
            "where only jobs returned by a crash wait behind an open breaker, one of them is the probe")
    void suspectAsProbe() {
        long silent = worker("a");
        long suspect = submit(mail().priority(9));
        claimOne(silent);
        long other = worker("b");
        breakMail(other);
        living.remove(silent);
        pass(Duration.ofSeconds(11));

        List<Claim> probe = store.claim(other, MAIL, 10);
        assertThat(probe).extracting(Claim::job).containsExactly(suspect);
        assertThat(probe.getFirst().alone()).isTrue();
        accepted(success(probe.getFirst()));

        submit(mail());
        assertThat(store.claim(other, MAIL, 10)).hasSize(1);
    }

    private void breakMail(long worker) {
        for (int i = 0; i < 4; i++) {
            submit(mail().maxAttempts(1));
        }
        for (Claim claim : store.claim(worker, MAIL, 4)) {
            accepted(failure(claim));
        }
    }

    @Test
    @Order(24)
    @Tag("step:5")
    @DisplayName("a waiting job is cancelled at once, a running one is asked through the heartbeat")
    void cancel() {
        long worker = worker("a");
        long running = submit(mail());
        Claim claim = claimOne(worker);
        long waiting = submit(mail());

        assertThat(store.cancel(waiting).life().state().name()).isEqualTo(Name.CANCELLED);
        assertThat(store.cancel(running).life().state().name()).isEqualTo(Name.RUNNING);
        assertThat(store.heartbeat(worker).cancelled()).containsExactly(running);
        accepted(new Settlement.Stopped(claim));

        assertThat(state(running)).isEqualTo(Name.CANCELLED);
        assertThatThrownBy(() -> store.cancel(running)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> store.cancel(4711)).isInstanceOf(NoSuchJob.class);
    }

    @Test
    @Order(25)
    @Tag("step:5")
    @DisplayName(
            "a job that was cancelled while it ran is not tried again when it fails or crashes")
    void cancelledAndFailed() {
        long worker = worker("a");
        long failing = submit(mail());
        Claim claim = claimOne(worker);
        store.cancel(failing);
        accepted(failure(claim));
        long crashing = submit(mail());
        claimOne(worker);
        store.cancel(crashing);
        living.remove(worker);
        pass(LEASE.plusSeconds(2));

        assertThat(state(failing)).isEqualTo(Name.CANCELLED);
        assertThat(state(crashing)).isEqualTo(Name.CANCELLED);
    }

    @Test
    @Order(26)
    @Tag("step:6")
    @DisplayName("the numbers agree with what happened")
    void stats() {
        long worker = worker("a");
        for (int i = 0; i < 10; i++) {
            submit(mail().maxAttempts(1));
        }
        submit(mail().delay(Duration.ofHours(1)));
        List<Claim> claims = store.claim(worker, MAIL, 10);
        for (Claim claim : claims.subList(0, 7)) {
            accepted(success(claim));
        }
        accepted(failure(claims.get(7)));

        QueueStats stats = store.stats(Duration.ofHours(1));

        assertThat(stats.states())
                .containsEntry(Name.SCHEDULED, 1L)
                .containsEntry(Name.READY, 0L)
                .containsEntry(Name.RUNNING, 2L)
                .containsEntry(Name.SUCCEEDED, 7L)
                .containsEntry(Name.DEAD, 1L);
        QueueStats.Flow flow = stats.types().get("mail");
        assertThat(flow.count(Event.SUBMITTED)).isEqualTo(11);
        assertThat(flow.successRate()).contains(7.0 / 8);
        assertThat(flow.runs().count()).isEqualTo(8);
        assertThat(flow.runs().percentile(50)).isBetween(11_800L, 12_200L);
        assertThat(flow.waits().count()).isEqualTo(10);
        assertThat(stats.workers()).extracting(QueueStats.WorkerView::holding).containsExactly(2);
        assertThat(stats.workers().getFirst().first()).hasSize(2).isSorted();
    }

    @Test
    @Order(27)
    @Tag("step:6")
    @DisplayName("lists show the newest first, by state and type")
    void list() {
        long first = submit(mail());
        long second = submit(mail());
        submit(NewJob.of("print", "{}"));

        assertThat(store.list(Optional.of(Name.READY), Optional.of("mail"), 10))
                .extracting(Job::id)
                .containsExactly(second, first);
        assertThat(store.list(Optional.empty(), Optional.empty(), 2)).hasSize(2);
    }

    @Test
    @Order(27)
    @Tag("step:6")
    @DisplayName("the types that workers handle are known, also after they have left")
    void handledTypes() {
        assertThat(store.handledTypes()).isEmpty();

        long here = worker("a");
        store.register(new WorkerProfile("b", 2, "here", 4, Set.of("print", "mail"), LEASE));
        store.register(new WorkerProfile("scheduler only", 3, "here", 0, Set.of(), LEASE));
        store.retire(here);

        assertThat(store.handledTypes()).containsExactlyInAnyOrder("mail", "print");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Order(40)
    @DisplayName("a process without slots takes the scheduler's role over from one that has some")
    void theDedicatedSchedulerComesFirst() {
        long worker = worker("a");
        long scheduler =
                store.register(new WorkerProfile("scheduler", 2, "here", 0, Set.of(), LEASE));
        assertThat(store.promote(worker, 10).holder()).isTrue();

        assertThat(store.promote(scheduler, 10).holder()).isTrue();
        assertThat(store.promote(worker, 10).holder()).isFalse();
    }
}
