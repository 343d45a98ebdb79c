package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Cancelled;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Ready;
import spiral.queue.JobState.Retrying;
import spiral.queue.JobState.Running;
import spiral.queue.JobState.Scheduled;
import spiral.queue.JobState.Succeeded;

/// Legal moves only.
@DisplayName("Life of a job")
class JobLifeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant MUCH_LATER = LATER.plusSeconds(60);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final long WORKER = 7;

    private static JobLife ready() {
        return JobLife.submitted(NOON, NOON, 3);
    }

    private static JobLife running() {
        return ready().claim(WORKER, NOON);
    }

    private static JobLife runningAgain() {
        return running().fail(1, NOON, "no reply", WAIT).due(LATER).claim(WORKER, LATER);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a job that may run at once begins its life ready")
    void readyAtOnce() {
        assertThat(ready().state()).isEqualTo(new Ready(NOON));
        assertThat(JobLife.submitted(LATER, NOON, 3).state()).isEqualTo(new Ready(LATER));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a job for later begins its life scheduled")
    void scheduled() {
        assertThat(JobLife.submitted(NOON, LATER, 3).state()).isEqualTo(new Scheduled(LATER));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a scheduled job becomes ready when its time has come, not before")
    void due() {
        JobLife life = JobLife.submitted(NOON, LATER, 3);

        assertThatThrownBy(() -> life.due(LATER.minusMillis(1))).isInstanceOf(IllegalMove.class);
        assertThat(life.due(LATER).state()).isEqualTo(new Ready(LATER));
        assertThat(life.due(MUCH_LATER).state()).isEqualTo(new Ready(MUCH_LATER));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a claim makes it running, counts an attempt and raises the token")
    void claim() {
        JobLife life = running();

        assertThat(life.state()).isEqualTo(new Running(WORKER, 1, NOON));
        assertThat(life.attempt()).as("attempts counted").isEqualTo(1);
        assertThat(life.token()).as("token").isEqualTo(1);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("only a ready job can be claimed")
    void onlyReadyIsClaimed() {
        JobLife scheduled = JobLife.submitted(NOON, LATER, 3);

        assertThatThrownBy(() -> scheduled.claim(WORKER, NOON)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> running().claim(WORKER, NOON)).isInstanceOf(IllegalMove.class);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("an attempt that did its work makes the job succeeded")
    void succeed() {
        assertThat(running().succeed(1, LATER).state()).isEqualTo(new Succeeded(LATER));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a failed attempt leads to a wait, and then to ready again")
    void retry() {
        JobLife failed = running().fail(1, NOON, "no reply", WAIT);
        Instant retryAt = NOON.plus(WAIT);

        assertThat(failed.state()).isEqualTo(new Retrying(retryAt, "no reply"));
        assertThatThrownBy(() -> failed.due(retryAt.minusMillis(1)))
                .isInstanceOf(IllegalMove.class);
        assertThat(failed.due(retryAt).state()).isEqualTo(new Ready(retryAt));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("each failed attempt but the last leads to another one")
    void attemptsLeft() {
        assertThat(runningAgain().attempt()).as("attempts counted").isEqualTo(2);
        assertThat(runningAgain().fail(2, LATER, "no reply", WAIT).state())
                .isEqualTo(new Retrying(LATER.plus(WAIT), "no reply"));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the last failed attempt makes it dead, and says why")
    void dead() {
        JobLife onlyOne = JobLife.submitted(NOON, NOON, 1).claim(WORKER, NOON);
        JobLife third =
                runningAgain()
                        .fail(2, LATER, "no reply", WAIT)
                        .due(MUCH_LATER)
                        .claim(8, MUCH_LATER);

        assertThat(onlyOne.fail(1, LATER, "no reply", WAIT).state())
                .isEqualTo(new Dead(LATER, "no reply"));
        assertThat(third.fail(3, MUCH_LATER, "no reply", WAIT).state())
                .isEqualTo(new Dead(MUCH_LATER, "no reply"));
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a job handed back unstarted is ready again, and its attempt is not charged")
    void handBack() {
        JobLife life = running().handBack(1, LATER);

        assertThat(life.state()).isEqualTo(new Ready(LATER));
        assertThat(life.attempt()).as("attempts counted").isZero();
        assertThat(runningAgain().handBack(2, LATER).attempt()).as("attempts counted").isEqualTo(1);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("whoever names an old token is refused: the job is somebody else's now")
    void staleToken() {
        JobLife again = running().handBack(1, NOON).claim(8, LATER);

        assertThatThrownBy(() -> again.succeed(1, LATER)).isInstanceOf(StaleToken.class);
        assertThatThrownBy(() -> again.fail(1, LATER, "late", WAIT)).isInstanceOf(StaleToken.class);
        assertThatThrownBy(() -> again.handBack(1, LATER)).isInstanceOf(StaleToken.class);
        assertThatThrownBy(() -> again.stopped(1, LATER)).isInstanceOf(StaleToken.class);
        assertThat(again.succeed(2, LATER).state()).isEqualTo(new Succeeded(LATER));
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a token is never used twice, whatever happens in between")
    void tokensRise() {
        JobLife life = ready();
        for (int claim = 1; claim <= 5; claim++) {
            life = life.claim(WORKER, NOON);
            assertThat(life.token()).as("token").isEqualTo(claim);
            life = claim % 2 == 0 ? life.crash(NOON, 100) : life.handBack(claim, NOON);
        }
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("losing its worker burns no attempt, but counts as a crash")
    void crash() {
        JobLife life = running().crash(LATER, 3);

        assertThat(life.state()).isEqualTo(new Ready(LATER));
        assertThat(life.attempt()).as("attempts counted").isZero();
        assertThat(life.crashes()).as("crashes counted").isEqualTo(1);
        assertThat(life.suspect()).as("suspect").isTrue();
        assertThat(runningAgain().crash(LATER, 3).attempt()).as("attempts counted").isEqualTo(1);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("a job that keeps losing its workers goes to the dead letters")
    void crashBudget() {
        JobLife life = ready();
        for (int crash = 1; crash < 3; crash++) {
            life = life.claim(WORKER, NOON).crash(NOON, 3);
            assertThat(life.state()).isInstanceOf(Ready.class);
        }

        assertThat(life.claim(WORKER, NOON).crash(NOON, 3).state()).isInstanceOf(Dead.class);
    }

    @Test
    @Order(15)
    @Tag("step:4")
    @DisplayName("a waiting job can be cancelled at once")
    void cancelWaiting() {
        JobLife scheduled = JobLife.submitted(NOON, LATER, 3);
        JobLife retrying = running().fail(1, NOON, "no reply", WAIT);

        assertThat(scheduled.cancel(NOON).state()).isEqualTo(new Cancelled(NOON));
        assertThat(ready().cancel(NOON).state()).isEqualTo(new Cancelled(NOON));
        assertThat(retrying.cancel(NOON).state()).isEqualTo(new Cancelled(NOON));
    }

    @Test
    @Order(16)
    @Tag("step:4")
    @DisplayName("a running job is cancelled only by its own attempt, which stops")
    void cancelRunning() {
        assertThatThrownBy(() -> running().cancel(NOON)).isInstanceOf(IllegalMove.class);
        assertThat(running().stopped(1, NOON).state()).isEqualTo(new Cancelled(NOON));
    }

    @Test
    @Order(17)
    @Tag("step:4")
    @DisplayName("a dead job sent round again starts with fresh budgets and a newer token")
    void reviveDead() {
        JobLife lost = JobLife.submitted(NOON, NOON, 1).claim(WORKER, NOON).crash(NOON, 3);
        JobLife dead = lost.claim(WORKER, NOON).fail(2, NOON, "no reply", WAIT);

        JobLife again = dead.revive(LATER);

        assertThat(again.state()).isEqualTo(new Ready(LATER));
        assertThat(again.attempt()).as("attempts counted").isZero();
        assertThat(again.crashes()).as("crashes counted").isZero();
        assertThat(again.suspect()).as("suspect").isFalse();
        assertThat(again.claim(WORKER, LATER).token()).as("token").isEqualTo(3);
    }

    @Test
    @Order(18)
    @Tag("step:4")
    @DisplayName("a cancelled job can be sent round again, too")
    void reviveCancelled() {
        JobLife again = ready().cancel(NOON).revive(LATER);

        assertThat(again.state()).isEqualTo(new Ready(LATER));
        assertThat(again.attempt()).as("attempts counted").isZero();
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName("a job that still has something ahead of it is not sent round again")
    void reviveOnlyWhatHasEnded() {
        JobLife retrying = running().fail(1, NOON, "no reply", WAIT);

        assertThatThrownBy(() -> ready().revive(LATER)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> running().revive(LATER)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> retrying.revive(LATER)).isInstanceOf(IllegalMove.class);
    }

    @Test
    @Order(20)
    @Tag("step:4")
    @DisplayName("nothing moves a job that has succeeded")
    void succeededIsTheEnd() {
        JobLife done = running().succeed(1, NOON);

        assertThatThrownBy(() -> done.claim(WORKER, NOON)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> done.due(LATER)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> done.cancel(NOON)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> done.revive(NOON)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> done.crash(NOON, 3)).isInstanceOf(IllegalMove.class);
        assertThatThrownBy(() -> done.succeed(1, NOON)).isInstanceOf(StaleToken.class);
    }

    @Test
    @Order(21)
    @Tag("step:4")
    @DisplayName("a dead or cancelled job stays where it is, unless it is sent round again")
    void deadAndCancelledStay() {
        JobLife dead = running().crash(NOON, 1);
        JobLife cancelled = running().stopped(1, NOON);

        for (JobLife ended : List.of(dead, cancelled)) {
            assertThatThrownBy(() -> ended.claim(WORKER, NOON)).isInstanceOf(IllegalMove.class);
            assertThatThrownBy(() -> ended.due(LATER)).isInstanceOf(IllegalMove.class);
            assertThatThrownBy(() -> ended.cancel(NOON)).isInstanceOf(IllegalMove.class);
            assertThatThrownBy(() -> ended.crash(NOON, 3)).isInstanceOf(IllegalMove.class);
            assertThatThrownBy(() -> ended.succeed(1, NOON)).isInstanceOf(StaleToken.class);
        }
    }
}
