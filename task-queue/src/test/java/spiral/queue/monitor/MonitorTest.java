package spiral.queue.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.Job;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.store.SqliteStore;

@DisplayName("A monitor tells what happened between two looks")
class MonitorTest {
    private static final Set<String> MAIL = Set.of("mail");

    @TempDir Path folder;
    private SqliteStore store;
    private Monitor monitor;
    private long worker;

    @BeforeEach
    void open() {
        store =
                SqliteStore.open(
                        folder.resolve("queue.db"),
                        QueueSettings.USUAL.lease(Duration.ofHours(1)),
                        new SplittableRandom(1));
        monitor = new Monitor(store);
        worker = store.register(new WorkerProfile("a", 1, "here", 100, MAIL, Duration.ofHours(1)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void pass(Duration time) {
        store.shiftClock(time);
    }

    /// So many mails come and are sent at once, taking 5 ms each.
    private void mails(int number) {
        for (int i = 0; i < number; i++) {
            store.submit(List.of(NewJob.of("mail", "{}")));
        }
        List<Settlement> sent =
                store.claim(worker, MAIL, number).stream()
                        .<Settlement>map(claim ->
                                new Settlement.Success(
                                        claim, Duration.ofMillis(5), Optional.empty(), List.of()))
                        .toList();
        store.settle(worker, sent);
    }

    private static long succeeded(Observation seen) {
        return seen.recent().count(Event.SUCCEEDED);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first look tells all of the last minutes")
    void first() {
        mails(3);
        pass(Duration.ofSeconds(20));

        Observation seen = monitor.observe();

        assertThat(succeeded(seen)).isEqualTo(3);
        assertThat(seen.recent().over()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("every further one tells what came since, at most the last 10 s")
    void since() {
        mails(3);
        monitor.observe();
        pass(Duration.ofSeconds(4));
        mails(20);
        Observation second = monitor.observe();
        pass(Duration.ofSeconds(4));
        Observation third = monitor.observe();
        pass(Duration.ofSeconds(4));
        mails(1);
        Observation fourth = monitor.observe();

        assertThat(succeeded(second)).isEqualTo(20);
        assertThat(second.recent().perSecond()).isBetween(4.0, 5.0);
        assertThat(second.recent().runs().count()).isEqualTo(20);
        assertThat(second.recentTypes().get("mail").count(Event.SUCCEEDED)).isEqualTo(20);
        assertThat(succeeded(third)).isEqualTo(20);
        assertThat(succeeded(fourth)).isEqualTo(1);
        assertThat(fourth.recent().over()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("who looks seldom is told about the whole time between")
    void seldom() {
        monitor.observe();
        pass(Duration.ofMinutes(2));
        mails(6);
        pass(Duration.ofMinutes(2));

        assertThat(succeeded(monitor.observe())).isEqualTo(6);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("nothing is counted twice or lost when a minute, or an hour, is over")
    void steady() {
        monitor.observe();
        long told = 0;
        int looks = 0;
        for (int second = 0; second < 75 * 60; second += 30) {
            pass(Duration.ofSeconds(30));
            mails(2);
            looks++;
            told += succeeded(monitor.observe());
        }

        assertThat(told).isEqualTo(2L * looks);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("it brings the newest dead letters along")
    void deadLetters() {
        for (int i = 0; i < 5; i++) {
            store.submit(List.of(NewJob.of("mail", "{}").maxAttempts(1)));
        }
        store.settle(
                worker,
                store.claim(worker, MAIL, 5).stream()
                        .<Settlement>map(
                                claim -> new Settlement.Failure(claim, Duration.ZERO, "no reply"))
                        .toList());

        assertThat(monitor.observe().deadLetters()).extracting(Job::id).containsExactly(5L, 4L, 3L);
    }
}
