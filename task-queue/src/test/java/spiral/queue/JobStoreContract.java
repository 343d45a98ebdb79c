package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What every store promises. An implementation is done when a subclass of this suite is green.
///
/// Here stands the way of a job that meets no trouble, or only its own; the suites above it hold one
/// concept each.
abstract class JobStoreContract extends FiguresContract {
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
}
