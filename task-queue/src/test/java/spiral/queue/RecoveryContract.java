package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Verdict;
import spiral.queue.QueueStats.Event;

/// What every store promises when an answer is lost on its way: the transaction stands, and whoever
/// sent it asks again.
abstract class RecoveryContract extends StartingContract {

    @Test
    @Order(401)
    @Tag("step:10")
    @DisplayName(
            "an acknowledgement that comes again is accepted again, and its effect not repeated")
    void repeatedSuccess() throws Exception {
        submit(mail());
        Claim claim = claimOne(worker("a"));
        Settlement settlement =
                new Settlement.Success(
                        claim,
                        TOOK,
                        Optional.of("1"),
                        List.of(db -> {
                            try (Statement statement = db.createStatement()) {
                                statement.execute(
                                        "CREATE TABLE IF NOT EXISTS effect (job INTEGER)");
                                statement.execute("INSERT INTO effect VALUES (1)");
                            }
                        }));
        accepted(settlement);

        assertThat(accepted(settlement).state().name()).isEqualTo(Name.SUCCEEDED);
        assertThat(effects()).isEqualTo(1);
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    @Order(402)
    @Tag("step:10")
    @DisplayName("a failure or a hand-back that comes again is accepted again, and charged once")
    void repeatedFailure() {
        long failed = submit(mail());
        long worker = worker("a");
        Claim claim = claimOne(worker);
        accepted(failure(claim));

        assertThat(accepted(failure(claim)).attempt()).isEqualTo(1);
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.FAILED)).isEqualTo(1);
        assertThat(state(failed)).isEqualTo(Name.RETRYING);

        submit(mail());
        Settlement back = handBack(claimOne(worker));
        accepted(back);
        accepted(back);
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.HANDED_BACK)).isEqualTo(1);
    }

    private static Settlement handBack(Claim claim) {
        return new Settlement.HandBack(claim, Settlement.Why.NOT_BEGUN);
    }

    @Test
    @Order(406)
    @Tag("step:10")
    @DisplayName("whatever ends an attempt leaves a record that says whether it had begun")
    void everyEndIsOnRecord() {
        long id = submit(mail());
        long worker = worker("a");
        for (Settlement.Why why : Settlement.Why.values()) {
            accepted(new Settlement.HandBack(claimOne(worker), why));
        }
        Claim last = claimOne(worker);
        store.cancel(id);
        accepted(new Settlement.HandBack(last, Settlement.Why.LEASE_LOST));
        accepted(new Settlement.HandBack(last, Settlement.Why.LEASE_LOST));

        List<AttemptRecord> attempts = store.attempts(id);
        assertThat(attempts)
                .extracting(AttemptRecord::ending)
                .containsExactly(
                        "handed back", "handed back", "handed back", "handed back", "cancelled");
        assertThat(attempts)
                .extracting(AttemptRecord::detail)
                .containsExactly(
                        "it had not begun",
                        "interrupted while it ran, as its worker had lost its lease",
                        "given up while it ran, as its worker had lost its lease",
                        "interrupted while it ran, as its worker shut down",
                        "interrupted while it ran, as its worker had lost its lease");
        assertThat(state(id)).isEqualTo(Name.CANCELLED);
    }

    @Test
    @Order(407)
    @Tag("step:10")
    @DisplayName("a cancelled job whose worker leaves keeps a record of that attempt")
    void cancelledAndLeft() {
        long id = submit(mail());
        long worker = worker("a");
        claimOne(worker);
        store.cancel(id);

        store.retire(worker);

        assertThat(state(id)).isEqualTo(Name.CANCELLED);
        assertThat(store.attempts(id))
                .singleElement()
                .extracting(AttemptRecord::ending, AttemptRecord::detail)
                .containsExactly(
                        "cancelled", "its worker left before it could say what became of it");
    }

    @Test
    @Order(408)
    @Tag("step:10")
    @DisplayName("of successes in one batch each counts once, and knows its job's crashes")
    void batchOfSuccesses() {
        long silent = worker("a");
        submit(mail());
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
        long worker = worker("b");
        Claim suspect = claimOne(worker);
        store.begin(suspect);
        Claim told = submitted(worker);
        accepted(success(told));
        Claim fresh = submitted(worker);
        Claim stale = submitted(worker);
        accepted(handBack(stale));
        claimOne(worker);

        List<Settlement> batch =
                List.of(
                        success(suspect),
                        success(told),
                        success(fresh),
                        success(fresh),
                        success(stale));
        List<Verdict> verdicts = store.settle(worker, batch);

        assertThat(verdicts.subList(0, 3)).allMatch(Verdict.Accepted.class::isInstance);
        assertThat(((Verdict.Accepted) verdicts.getFirst()).life().crashes()).isEqualTo(1);
        assertThat(((Verdict.Accepted) verdicts.get(2)).life().crashes()).isZero();
        assertThat(verdicts.get(4)).isInstanceOf(Verdict.Refused.class);
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.SUCCEEDED)).isEqualTo(3);
    }

    private Claim submitted(long worker) {
        submit(mail());
        return claimOne(worker);
    }

    @Test
    @Order(403)
    @Tag("step:10")
    @DisplayName(
            "a success is refused where the same attempt has failed before, and the other way round")
    void contradiction() {
        submit(mail());
        long worker = worker("a");
        Claim failed = claimOne(worker);
        accepted(failure(failed));
        assertThat(settle(success(failed))).isInstanceOf(Verdict.Refused.class);

        submit(mail());
        Claim done = claimOne(worker);
        accepted(success(done));
        assertThat(settle(failure(done))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    @Order(404)
    @Tag("step:10")
    @DisplayName("jobs whose claim never reached the worker go back when it names those it knows")
    void lostClaim() {
        long known = submit(mail());
        long lost = submit(mail());
        long worker = worker("a");
        store.claim(worker, MAIL, 2);

        assertThat(store.handBackAllBut(worker, List.of(known))).isEqualTo(1);

        assertThat(state(known)).isEqualTo(Name.RUNNING);
        assertThat(claimOne(worker).job()).isEqualTo(lost);
        assertThat(store.find(lost).orElseThrow().life().attempt()).isEqualTo(1);
    }

    @Test
    @Order(405)
    @Tag("step:10")
    @DisplayName(
            "a running job's latest word about its progress is kept; a late one is passed over")
    void progress() {
        long id = submit(mail());
        long worker = worker("a");
        Claim claim = claimOne(worker);

        store.progress(List.of(new Progress.Report(claim, new Progress(40, "2 of 5 pages"))));
        assertThat(store.find(id).orElseThrow().progress())
                .contains(new Progress(40, "2 of 5 pages"));
        accepted(handBack(claim));
        store.progress(List.of(new Progress.Report(claim, new Progress(80, "too late"))));

        assertThat(store.find(id).orElseThrow().progress())
                .contains(new Progress(40, "2 of 5 pages"));
        claimOne(worker);
        assertThat(store.find(id).orElseThrow().progress()).isEmpty();
    }
}
