package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What holds over all processes, also when they come at the same moment; part of every store's
/// contract.
abstract class TogetherContract extends ServingContract {
    private static final int CALLERS = 8;
    private static final Set<String> BOTH = Set.of("mail", "print");

    /// Eight callers, by turns through two processes' views of the store, all at once.
    private <T> List<T> together(Function<JobStore, T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<T> answers = new ArrayList<>();
        try (JobStore other = again();
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                JobStore view = i % 2 == 0 ? store : other;
                calls.add(() -> {
                    start.await();
                    return call.apply(view);
                });
            }
            for (Future<T> each : callers.invokeAll(calls)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    @Test
    @Order(601)
    @Tag("step:11")
    @DisplayName("of many who submit a unique job at once one stores it, and all get its id")
    void uniqueAtOnce() throws Exception {
        List<Long> ids =
                together(view -> view.submit(List.of(mail().unique("nightly"))).getFirst());

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isEqualTo(1);
    }

    @Test
    @Order(602)
    @Tag("step:11")
    @DisplayName("the same with an idempotency key")
    void idempotentAtOnce() throws Exception {
        List<Long> ids =
                together(view -> view.submit(List.of(mail().idempotencyKey("order-7"))).getFirst());

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isEqualTo(1);
    }

    @Test
    @Order(603)
    @Tag("step:11")
    @DisplayName("a tick is one job, however many processes find it due at once")
    void tickAtOnce() throws Exception {
        store.controls()
                .put(
                        new Schedule(
                                "digest",
                                "* * * * *",
                                ZoneOffset.UTC,
                                Schedule.Missed.ONCE,
                                mail()));
        shiftClock(Duration.ofMinutes(1));

        together(view -> view.controls().tick());

        assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isEqualTo(1);
    }

    @Test
    @Order(604)
    @Tag("step:11")
    @DisplayName("no limit is exceeded by those who claim at once")
    void limitsAtOnce() throws Exception {
        Limit limit = Limit.running(5).and(7, Duration.ofHours(1));
        store.controls().limit("ada", Optional.of(limit));
        for (int i = 0; i < 40; i++) {
            submit(mail().limitKey("ada"));
        }
        long worker = worker("a");

        List<Claim> first = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            together(view -> view.claim(worker, MAIL, 3)).forEach(first::addAll);
        }
        assertThat(first).hasSize(5);

        first.forEach(claim -> accepted(success(claim)));
        List<Claim> second = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            together(view -> view.claim(worker, MAIL, 3)).forEach(second::addAll);
        }
        assertThat(second).as("seven starts in an hour").hasSize(2);
    }

    @Test
    @Order(605)
    @Tag("step:11")
    @DisplayName("a job is given to one worker only, however many claim at once")
    void claimsAtOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            submit(mail());
        }
        long worker = worker("a");

        List<Long> claimed = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            together(view -> view.claim(worker, MAIL, 2))
                    .forEach(claims -> claims.forEach(claim -> claimed.add(claim.job())));
        }

        assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    @Order(606)
    @Tag("step:11")
    @DisplayName(
            "a breaker that one process has opened holds for all; no attempt is burnt meanwhile")
    void breakerOverProcesses() throws Exception {
        long worker = worker("a");
        for (int i = 0; i < 4; i++) {
            submit(mail().maxAttempts(1));
            accepted(failure(claimOne(worker)));
        }
        List<Long> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(submit(mail().priority(9)));
        }
        submit(NewJob.of("print", "{}").priority(0));

        List<Long> claimed = new ArrayList<>();
        together(view -> view.claim(worker, BOTH, 5))
                .forEach(claims -> claims.forEach(claim -> claimed.add(claim.job())));

        assertThat(claimed).as("the other type flows on, in spite of its priority").hasSize(1);
        assertThat(waiting)
                .allSatisfy(id -> {
                    Job job = store.find(id).orElseThrow();
                    assertThat(job.life().state().name()).isEqualTo(Name.READY);
                    assertThat(job.life().attempt()).isZero();
                });
    }

    @Test
    @Order(607)
    @Tag("step:11")
    @DisplayName("after its rest one job tries, over all processes; the others burn no attempt")
    void oneProbeOverProcesses() throws Exception {
        long worker = worker("a");
        for (int i = 0; i < 4; i++) {
            submit(mail().maxAttempts(1));
            accepted(failure(claimOne(worker)));
        }
        for (int i = 0; i < 20; i++) {
            submit(mail());
        }
        pass(Duration.ofSeconds(11));

        List<Claim> probes = new ArrayList<>();
        together(view -> view.claim(worker, MAIL, 5)).forEach(probes::addAll);
        assertThat(probes).hasSize(1);

        accepted(failure(probes.getFirst()));
        List<Claim> more = new ArrayList<>();
        together(view -> view.claim(worker, MAIL, 5)).forEach(more::addAll);
        assertThat(more).as("it rests again").isEmpty();
    }

    @Test
    @Order(608)
    @Tag("step:11")
    @DisplayName("a schedule into a draining queue submits nothing, and holds no other schedule up")
    void scheduleIntoADrain() {
        for (String type : List.of("mail", "print")) {
            store.controls()
                    .put(
                            new Schedule(
                                    type,
                                    "* * * * *",
                                    ZoneOffset.UTC,
                                    Schedule.Missed.ONCE,
                                    NewJob.of(type, "{}")));
        }
        store.controls().lane("mail", Lane.Mode.DRAINING);
        shiftClock(Duration.ofMinutes(1));

        store.controls().tick();

        assertThat(store.list(Optional.of(Name.READY), Optional.empty(), 10))
                .extracting(Job::type)
                .containsExactly("print");
    }

    @Test
    @Order(609)
    @Tag("step:11")
    @DisplayName("a large limit that was used up fills again like a small one")
    void largeLimit() throws Exception {
        store.controls().limit("ada", Optional.of(Limit.starts(1_000_000, Duration.ofDays(1))));
        try (Connection db = store.connect();
                Statement statement = db.createStatement()) {
            statement.executeUpdate("UPDATE limits SET spare = 0");
        }
        submit(mail().limitKey("ada"));
        shiftClock(Duration.ofHours(13));

        assertThat(store.claim(worker("a"), MAIL, 10)).hasSize(1);
    }

    @Test
    @Order(610)
    @Tag("step:11")
    @DisplayName("names that not every store can keep are refused at the door")
    void names() {
        for (String name : List.of("\0", "a\uD83D", "x".repeat(300), " ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WorkerProfile(name, 1, "here", 4, MAIL, LEASE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.controls().limit(name, Optional.of(Limit.running(1))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.controls().lane(name, Lane.Mode.PAUSED));
        }
    }
}
