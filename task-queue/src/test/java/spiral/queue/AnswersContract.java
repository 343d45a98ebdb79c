package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Verdict;
import spiral.queue.QueueStats.Event;

/// What every store promises about answers that come twice, late, or against each other.
abstract class AnswersContract extends ReturningContract {
    @Test
    @Order(360)
    @Tag("step:4")
    @DisplayName("a success that is said twice at once counts once, and is accepted twice")
    void saidTwiceAtOnce() {
        long worker = worker("a");
        submit(mail());
        Claim claim = claimOne(worker);

        List<Verdict> verdicts = store.settle(worker, List.of(success(claim), success(claim)));

        assertThat(verdicts).allMatch(Verdict.Accepted.class::isInstance);
        assertThat(counted(Event.SUCCEEDED)).isEqualTo(1);
        assertThat(counted(Event.STALE)).isZero();
    }

    @Test
    @Order(361)
    @Tag("step:4")
    @DisplayName("of two answers to one attempt the first counts, also where both come at once")
    void theFirstAnswerCounts() {
        long worker = worker("a");
        long id = submit(mail());
        Claim claim = claimOne(worker);

        List<Verdict> verdicts = store.settle(worker, List.of(failure(claim), success(claim)));

        assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdicts.getLast()).isInstanceOf(Verdict.Refused.class);
        assertThat(state(id)).isEqualTo(Name.RETRYING);
    }

    @Test
    @Order(362)
    @Tag("step:4")
    @DisplayName(
            "a late failure of a job that is ready again is refused, and what comes with it stands")
    void lateFailure() {
        long silent = worker("a");
        long lost = submit(mail());
        Claim late = claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));
        assertThat(state(lost)).isEqualTo(Name.READY);
        long worker = worker("b");
        long done = submit(mail().priority(9));
        Claim claim = claimOther(worker, lost);

        List<Verdict> verdicts = store.settle(worker, List.of(failure(late), success(claim)));

        assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Refused.class);
        assertThat(state(done)).isEqualTo(Name.SUCCEEDED);
        assertThat(counted(Event.STALE)).isEqualTo(1);
    }

    /// Not the suspect, which a worker that is busy does not get.
    private Claim claimOther(long worker, long suspect) {
        JobStore.Wanted wanted = new JobStore.Wanted(MAIL, 1, JobStore.Suspects.NONE);
        Claim claim = store.exchange(worker, List.of(), wanted).claims().getFirst();
        assertThat(claim.job()).isNotEqualTo(suspect);
        return claim;
    }

    @Test
    @Order(363)
    @Tag("step:5")
    @DisplayName("a job that was cancelled while its last attempt failed keeps what that one said")
    void cancelledButItsErrorIsKept() {
        long id = submit(mail());
        Claim claim = claimOne(worker("a"));
        store.cancel(id);

        accepted(failure(claim));

        assertThat(state(id)).isEqualTo(Name.CANCELLED);
        assertThat(store.find(id).orElseThrow().lastError()).contains("no reply");
    }

    @Test
    @Order(364)
    @Tag("step:3")
    @DisplayName("a worker that leaves gives all back, also after answers that were refused")
    void leavesAfterRefusals() {
        long worker = worker("a");
        long first = submit(mail());
        Claim old = claimOne(worker);
        store.handBackAllBut(worker, List.of());
        long second = submit(mail());
        assertThat(store.claim(worker, MAIL, 2)).extracting(Claim::job).contains(first, second);
        for (int i = 0; i < 3; i++) {
            assertThat(settle(success(old))).isInstanceOf(Verdict.Refused.class);
        }

        store.retire(worker);

        assertThat(List.of(state(first), state(second))).containsOnly(Name.READY);
    }

    @Test
    @Order(365)
    @Tag("step:2")
    @DisplayName("a delay of less than a millisecond is none: the store counts in milliseconds")
    void lessThanAMillisecond() {
        NewJob soon = mail().delay(Duration.ofNanos(700_000));
        long first = submit(soon);
        long alone = submit(soon);
        long keyed = submit(soon.unique("once"));

        assertThat(List.of(state(first), state(alone), state(keyed))).containsOnly(Name.READY);
        assertThat(counted(Event.DELAYED)).isZero();
    }

    private long counted(Event event) {
        return store.stats(Duration.ofHours(1)).all().count(event);
    }
}
