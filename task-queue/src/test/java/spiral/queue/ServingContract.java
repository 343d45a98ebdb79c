package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What every store promises to those who serve others, and to handlers that know better when to
/// come again; part of its contract.
abstract class ServingContract extends StoreSuite {

    @Test
    @Order(601)
    @Tag("step:11")
    @DisplayName("the newest jobs of some types are found in whatever state they are")
    void newest() {
        long done = submit(mail());
        accepted(success(claimOne(worker("a"))));
        long other = submit(NewJob.of("report", "{}"));
        long waiting = submit(mail().delay(Duration.ofHours(1)));

        assertThat(store.newest(MAIL, Optional.empty(), 9)).containsExactly(waiting, done);
        assertThat(store.newest(Set.of("mail", "report"), Optional.empty(), 2))
                .containsExactly(waiting, other);
        assertThat(store.newest(MAIL, Optional.of(Name.SUCCEEDED), 9)).containsExactly(done);
        assertThat(store.newest(Set.of("nothing"), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @Order(601)
    @Tag("step:11")
    @DisplayName("every job is listed once, in its state and with its type, the newest first")
    void listed() {
        Map<Long, Job> jobs = new TreeMap<>(Comparator.reverseOrder());
        for (long id : inEveryState(Set.of("mail", "print"))) {
            jobs.put(id, store.find(id).orElseThrow());
        }
        assertThat(jobs.values().stream().map(job -> job.life().state().name()))
                .contains(Name.values());

        for (Name state : Name.values()) {
            for (String type : List.of("mail", "print", "nothing")) {
                List<Job> expected =
                        jobs.values().stream()
                                .filter(job -> job.life().state().name() == state)
                                .filter(job -> job.type().equals(type))
                                .toList();
                Optional<Name> wanted = Optional.of(state);
                assertThat(store.list(wanted, Optional.of(type), 99)).isEqualTo(expected);
                assertThat(store.newest(Set.of(type), wanted, 99))
                        .isEqualTo(expected.stream().map(Job::id).toList());
                assertThat(store.list(wanted, Optional.of(type), 1))
                        .isEqualTo(expected.stream().limit(1).toList());
            }
        }
        assertThat(store.list(Optional.empty(), Optional.empty(), 99))
                .isEqualTo(List.copyOf(jobs.values()));
        assertThat(store.list(Optional.empty(), Optional.of("mail"), 99))
                .isEqualTo(
                        jobs.values().stream().filter(job -> job.type().equals("mail")).toList());
    }

    private List<Long> inEveryState(Set<String> types) {
        List<Long> ids = new ArrayList<>();
        long worker = store.register(new WorkerProfile("w", 1, "here", 4, types, LEASE));
        for (String type : types) {
            NewJob job = NewJob.of(type, "{}");
            ids.addAll(store.submit(Collections.nCopies(4, job.maxAttempts(1))));
            ids.addAll(store.submit(List.of(job, job)));
            List<Claim> claims = store.claim(worker, Set.of(type), 6);
            store.settle(
                    worker,
                    List.of(
                            success(claims.get(0)),
                            failure(claims.get(1)),
                            new Settlement.HandBack(claims.get(2), Settlement.Why.NOT_BEGUN),
                            success(claims.get(3)),
                            failure(claims.get(4))));
            ids.addAll(store.submit(List.of(job, job.limitKey("key"), job.delay(LEASE))));
            ids.addAll(store.submit(List.of(job.after(ids.getLast()), job)));
            store.cancel(ids.getLast());
        }
        return ids;
    }

    @Test
    @Order(602)
    @Tag("step:11")
    @DisplayName("what stands in the store is counted by type and state")
    void standing() {
        submit(mail());
        accepted(success(claimOne(worker("a"))));
        store.submit(List.of(mail(), mail(), mail().delay(Duration.ofHours(1))));
        submit(NewJob.of("report", "{}"));

        assertThat(store.standing(MAIL))
                .isEqualTo(Map.of("mail", Map.of(Name.READY, 2L, Name.SCHEDULED, 1L)));
        assertThat(store.standing(Set.of("report", "nothing"))).containsOnlyKeys("report");
    }

    @Test
    @Order(603)
    @Tag("step:11")
    @DisplayName(
            "a failed attempt may ask for a longer wait than its back-off, not for a shorter one")
    void asksForLater() {
        submit(mail());
        long worker = worker("a");
        Instant now = store.now();

        JobLife life = accepted(failed(claimOne(worker), Duration.ofHours(3)));
        assertThat(dueAt(life)).isBetween(now.plusSeconds(10_800), now.plusSeconds(10_815));
        store.cancel(1);

        submit(mail());
        JobLife soon = accepted(failed(claimOne(worker), Duration.ofMillis(1)));
        assertThat(dueAt(soon)).isAfterOrEqualTo(now.plusMillis(500));

        shiftClock(Duration.ofSeconds(2));
        store.promote(worker, 10);
        assertThat(state(2)).isEqualTo(Name.READY);
    }

    @Test
    @Order(603)
    @Tag("step:11")
    @DisplayName("a wait that ends within a millisecond is over with that millisecond, not before")
    void asksForAFraction() {
        long id = submit(mail());
        Duration wait = Duration.ofHours(3).plusNanos(1);

        accepted(failed(claimOne(worker("a")), wait));

        Instant ended = store.attempts(id).getFirst().endedAt();
        Instant due = dueAt(store.find(id).orElseThrow().life());
        assertThat(Duration.between(ended, due)).isEqualTo(Duration.ofHours(3).plusMillis(1));
    }

    @Test
    @Order(604)
    @Tag("step:11")
    @DisplayName("after its last attempt a job is dead, whatever wait it asks for")
    void nothingToWaitFor() {
        submit(mail().maxAttempts(1));

        assertThat(accepted(failed(claimOne(worker("a")), Duration.ofHours(3))).state())
                .isInstanceOf(JobState.Dead.class);
    }

    private static Settlement failed(Claim claim, Duration atLeast) {
        return new Settlement.Failure(claim, TOOK, "come again later", atLeast);
    }

    private static Instant dueAt(JobLife life) {
        return ((JobState.Retrying) life.state()).dueAt();
    }

    @Test
    @Order(605)
    @Tag("step:11")
    @DisplayName("a limit below 0 is refused, on every store in the same words")
    void limitBelowNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.list(Optional.empty(), Optional.empty(), -1))
                .withMessage("limit must be at least 0 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.newest(Set.of("mail"), Optional.empty(), -1))
                .withMessage("limit must be at least 0 but was -1");
        assertThat(store.list(Optional.empty(), Optional.empty(), 0)).isEmpty();
    }
}
