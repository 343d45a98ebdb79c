package spiral.queue;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Lapse;
import spiral.queue.JobStore.Subscription;
import spiral.queue.JobStore.Tended;
import spiral.queue.worker.Worker;

/// How somebody who has nothing to do learns that there is something; part of every store's
/// contract.
abstract class IdlingContract extends TogetherContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// A worker looks about once a second; a busy machine may add to that.
    private static final Duration ABOUT_A_SECOND = Duration.ofSeconds(5);

    @Test
    @Order(701)
    @Tag("step:12")
    @DisplayName("one look does what time has brought: a due job, a silent worker, a tick")
    void tend() {
        long worker = worker("a");
        long silent = store.register(new WorkerProfile("b", 1, "here", 4, MAIL, LEASE));
        long held = submit(mail());
        store.claim(silent, MAIL, 1);
        long delayed = submit(mail().delay(Duration.ofSeconds(2)));
        assertThat(store.tend(worker, MAIL, 10).promotion().holder()).isTrue();

        pass(LEASE.plusSeconds(3));
        assertThat(state(held)).as("given back by the sweeps in between").isEqualTo(Name.READY);
        Tended tended = store.tend(worker, MAIL, 10);

        assertThat(tended.promotion().moved()).isEqualTo(1);
        assertThat(tended.ready()).isTrue();
        assertThat(state(delayed)).isEqualTo(Name.READY);
    }

    @Test
    @Order(702)
    @Tag("step:12")
    @DisplayName("looks alone find out that a worker has fallen silent")
    void tendsTheSilent() {
        long worker = worker("a");
        long silent = store.register(new WorkerProfile("b", 1, "here", 4, MAIL, LEASE));
        submit(mail());
        store.claim(silent, MAIL, 1);

        AtomicInteger lapses = new AtomicInteger();
        for (int i = 0; i < 12; i++) {
            shiftClock(Duration.ofMillis(500));
            store.heartbeat(worker);
            for (Lapse lapse : store.tend(worker, Set.of(), 10).lapses()) {
                assertThat(lapse.worker()).isEqualTo(silent);
                lapses.incrementAndGet();
            }
        }

        assertThat(lapses).hasValue(1);
    }

    @Test
    @Order(703)
    @Tag("step:12")
    @DisplayName("a look submits what a schedule asks for, and says when to look again")
    void tendsSchedules() {
        long worker = worker("a");
        store.controls()
                .put(
                        new Schedule(
                                "minutely",
                                "* * * * *",
                                ZoneOffset.UTC,
                                Schedule.Missed.ONCE,
                                mail()));
        Duration rest = store.tend(worker, MAIL, 10).rest();
        assertThat(rest).isPositive().isLessThanOrEqualTo(LEASE.plusMillis(1));
        assertThat(store.tend(worker, MAIL, 10).ready()).isFalse();

        shiftClock(Duration.ofMinutes(1));
        store.tend(worker, MAIL, 10);

        assertThat(store.tend(worker, MAIL, 10).ready()).isTrue();
        assertThat(store.tend(worker, Set.of("print"), 10).ready()).isFalse();
        assertThat(store.tend(worker, Set.of(), 10).ready()).as("nobody asked").isFalse();
    }

    @Test
    @Order(703)
    @Tag("step:12")
    @DisplayName(
            "a job is seen wherever it stands in a long line of others, and none where there is none")
    void seesFar() {
        long worker = worker("a");
        List<NewJob> others = Collections.nCopies(1_500, NewJob.of("print", "{}"));
        store.submit(others);
        submit(mail());
        store.submit(others);
        assertThat(store.tend(worker, MAIL, 10).ready()).as("in the middle").isTrue();

        accepted(success(claimOne(worker)));
        assertThat(store.tend(worker, MAIL, 10).ready()).as("nowhere").isFalse();
        assertThat(store.claim(worker, MAIL, 1)).isEmpty();

        submit(mail());
        assertThat(store.tend(worker, MAIL, 10).ready()).as("behind").isTrue();
        store.controls().lane("mail", Lane.Mode.PAUSED);
        assertThat(store.tend(worker, MAIL, 10).ready()).as("held back").isFalse();
        assertThat(store.tend(worker, Set.of("print"), 10).ready()).as("in front").isTrue();
    }

    @Test
    @Order(704)
    @Tag("step:12")
    @DisplayName("whoever listens hears of what another process submits, and nothing once closed")
    void hears() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (JobStore other = again()) {
            try (Subscription _ = store.onWork(heard::incrementAndGet)) {
                await().atMost(PATIENCE).until(() -> heardMore(heard, other));
            }
            int before = heard.get();
            other.submit(List.of(mail()));
            await().during(Duration.ofMillis(100)).until(() -> heard.get() <= before + 1);
        }
    }

    /// True when this submit, and not the listener's beginning, was heard.
    private static boolean heardMore(AtomicInteger heard, JobStore other) {
        int before = heard.get();
        other.submit(List.of(mail()));
        await().atMost(PATIENCE).until(() -> heard.get() > before);
        return before > 0;
    }

    @Test
    @Order(705)
    @Tag("step:12")
    @DisplayName("an idle worker finds within about a second what nobody has announced")
    void unannounced() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        try (Worker _ = Worker.on(store).handle("mail", job -> ran.countDown()).start();
                Connection theirs = connection()) {
            await().atMost(PATIENCE).until(this::idles);
            store.submit(theirs, List.of(mail()));
            theirs.commit();

            assertThat(ran.await(ABOUT_A_SECOND.toMillis(), MILLISECONDS)).isTrue();
        }
    }

    private boolean idles() {
        return store.stats(Duration.ofHours(1)).workers().stream()
                .anyMatch(QueueStats.WorkerView::scheduler);
    }
}
