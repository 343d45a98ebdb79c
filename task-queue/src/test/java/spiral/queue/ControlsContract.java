package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.Schedule.Missed;

/// What every store promises to whoever runs the queue.
abstract class ControlsContract extends TiesContract {
    private static final ZoneId UTC = ZoneOffset.UTC;

    @Test
    @Order(301)
    @Tag("step:7")
    @DisplayName("a paused queue takes jobs in and starts none; the others flow on")
    void pause() {
        long worker = worker("a");
        long id = submit(mail());
        store.controls().lane("mail", Lane.Mode.PAUSED);

        assertThat(store.claim(worker, MAIL, 1)).isEmpty();
        assertThat(store.controls().why(id)).contains("queue paused");
        assertThat(store.controls().lanes()).containsExactly(new Lane("mail", Lane.Mode.PAUSED));
        store.controls().lane("mail", Lane.Mode.OPEN);
        assertThat(claimOne(worker).job()).isEqualTo(id);
    }

    @Test
    @Order(350)
    @DisplayName("a job that its open breaker holds back stands in nobody's way")
    void aLimitedJobBehindABreakerKeepsNobody() {
        long worker = worker("a");
        Set<String> both = Set.of("mail", "print");
        submit(mail().limitKey("k"));
        for (int i = 0; i < 4; i++) {
            submit(mail().priority(9));
            accepted(failure(claimOne(worker)));
        }
        long free = submit(NewJob.of("print", "{}"));
        assertThat(state(free)).isEqualTo(Name.READY);

        assertThat(store.claim(worker, both, 1)).extracting(Claim::job).containsExactly(free);
    }

    @Test
    @Order(302)
    @Tag("step:7")
    @DisplayName("a draining queue refuses new jobs and works off those that are there")
    void drain() {
        long id = submit(mail());
        store.controls().lane("mail", Lane.Mode.DRAINING);

        assertThatThrownBy(() -> submit(mail()))
                .isInstanceOf(Lane.Closed.class)
                .hasMessageContaining("'mail' is draining");
        assertThat(claimOne(worker("a")).job()).isEqualTo(id);
    }

    @Test
    @Order(303)
    @Tag("step:7")
    @DisplayName("all dead jobs of a type go round again with fresh budgets")
    void redrive() {
        long worker = worker("a");
        long dead = submit(mail().maxAttempts(1));
        accepted(failure(claimOne(worker)));

        assertThat(store.controls().redrive(Optional.of("sms"), 100)).isZero();
        assertThat(store.controls().redrive(Optional.of("mail"), 100)).isEqualTo(1);

        assertThat(claimOne(worker).attempt()).isEqualTo(1);
        assertThat(state(dead)).isEqualTo(Name.RUNNING);
    }

    @Test
    @Order(304)
    @Tag("step:8")
    @DisplayName(
            "of jobs with one limit key no more run at once than the limit says, over all workers")
    void concurrency() throws Exception {
        store.controls().limit("ada", Optional.of(Limit.running(2)));
        List<Long> ids = store.submit(List.of(limited(), limited(), limited(), mail()));
        long a = worker("a");
        long b = worker("b");

        List<Claim> first = store.claim(a, MAIL, 1);
        List<Claim> others;
        try (JobStore other = again()) {
            others = other.claim(b, MAIL, 10);
        }
        assertThat(others).hasSize(2);
        assertThat(store.claim(a, MAIL, 10)).isEmpty();
        assertThat(store.controls().why(ids.get(2)))
                .containsExactly("limit of 'ada' reached: 2 of 2 running");

        accepted(success(first.getFirst()));
        assertThat(claimOne(a).job()).isEqualTo(ids.get(2));
    }

    @Test
    @Order(305)
    @Tag("step:8")
    @DisplayName("of jobs with one limit key no more start within its time than the limit says")
    void rate() {
        store.controls().limit("ada", Optional.of(Limit.starts(2, Duration.ofMinutes(10))));
        store.submit(List.of(limited(), limited(), limited(), limited()));
        long worker = worker("a");

        assertThat(store.claim(worker, MAIL, 10)).hasSize(2);
        assertThat(store.claim(worker, MAIL, 10)).isEmpty();
        pass(Duration.ofMinutes(5).plusSeconds(2));
        assertThat(store.claim(worker, MAIL, 10)).hasSize(1);
    }

    @Test
    @Order(306)
    @Tag("step:8")
    @DisplayName("a key without a limit holds nobody up; taking a limit away frees its jobs")
    void noLimit() {
        store.submit(List.of(limited(), limited()));
        long worker = worker("a");
        assertThat(claimOne(worker).type()).isEqualTo("mail");

        store.controls().limit("ada", Optional.of(Limit.running(1)));
        assertThat(store.claim(worker, MAIL, 1)).isEmpty();
        store.controls().limit("ada", Optional.empty());
        assertThat(store.claim(worker, MAIL, 1)).hasSize(1);
    }

    @Test
    @Order(307)
    @Tag("step:8")
    @DisplayName("a worker that dies gives its place under the limit back")
    void limitOfTheDead() {
        store.controls().limit("ada", Optional.of(Limit.running(1)));
        long id = submit(limited());
        long silent = worker("a");
        claimOne(silent);
        living.remove(silent);
        pass(LEASE.plusSeconds(2));

        assertThat(claimOne(worker("b")).job()).isEqualTo(id);
    }

    @Test
    @Order(308)
    @Tag("step:8")
    @DisplayName("limited and unlimited jobs stand in one line")
    void oneLine() {
        long low = submit(mail().priority(1));
        long limited = submit(limited().priority(5));
        long high = submit(mail().priority(9));
        long worker = worker("a");

        assertThat(store.claim(worker, MAIL, 2))
                .extracting(Claim::job)
                .containsExactly(high, limited);
        assertThat(claimOne(worker).job()).isEqualTo(low);
    }

    @Test
    @Order(309)
    @Tag("step:9")
    @DisplayName("each tick of a schedule submits one job, whoever asks, and however often")
    void ticks() throws Exception {
        store.controls().put(every("* * * * *", Missed.ONCE));
        shiftClock(Duration.ofMinutes(1));

        try (JobStore other = again()) {
            store.controls().tick();
            other.controls().tick();
        }

        assertThat(store.claim(worker("a"), MAIL, 10)).hasSize(1);
    }

    @Test
    @Order(310)
    @Tag("step:9")
    @DisplayName("of missed ticks one is made up for, or all, or none, as the schedule says")
    void missed() {
        assertThat(jobsAfter(Missed.ONCE)).isEqualTo(1);
        assertThat(jobsAfter(Missed.ALL)).isBetween(4, 5);
        assertThat(jobsAfter(Missed.SKIP)).isZero();
    }

    private int jobsAfter(Missed policy) {
        store.controls().put(every("0 * * * *", policy));
        Instant next = store.controls().schedules().getFirst().next();
        shiftClock(Duration.between(store.now(), next).plusHours(4).minusMinutes(30));
        store.controls().tick();
        store.controls().remove("digest");
        return store.claim(worker("w"), MAIL, 100).size();
    }

    @Test
    @Order(311)
    @Tag("step:9")
    @DisplayName("a schedule that never comes true is refused; one that was taken away is gone")
    void schedules() {
        assertThatThrownBy(() -> store.controls().put(every("0 0 31 2 *", Missed.ONCE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never comes true");
        store.controls().put(every("@daily", Missed.ONCE));

        assertThat(store.controls().schedules().getFirst().schedule())
                .isEqualTo(every("@daily", Missed.ONCE));
        assertThat(store.controls().remove("digest")).isTrue();
        assertThat(store.controls().schedules()).isEmpty();
    }

    @Test
    @Order(311)
    @Tag("step:9")
    @DisplayName("a schedule that this process cannot read is left alone, and stops nothing else")
    void unreadable() throws Exception {
        for (String name : List.of("zone", "cron", "never", "good")) {
            store.controls()
                    .put(new Schedule(name, "* * * * *", UTC, Missed.ONCE, NewJob.of(name, "{}")));
        }
        change("UPDATE schedule SET zone = 'Mars/Base', next_at = next_at - 1 WHERE name = 'zone'");
        change("UPDATE schedule SET cron = '@moonrise' WHERE name = 'cron'");
        change("UPDATE schedule SET cron = '0 0 31 2 *' WHERE name = 'never'");
        shiftClock(Duration.ofMinutes(1));

        assertThat(store.controls().tick()).isPositive();

        assertThat(store.list(Optional.empty(), Optional.empty(), 10))
                .extracting(Job::type)
                .containsExactly("good");
        assertThat(store.tend(worker("a"), MAIL, 10).rest()).as("no haste").isPositive();
        assertThat(store.controls().schedules())
                .extracting(standing -> standing.schedule().name())
                .containsExactly("good");
        assertThat(store.controls().unreadable())
                .extracting(Schedule.Unreadable::name)
                .containsExactly("cron", "never", "zone");
        assertThat(store.controls().unreadable().getLast().why()).contains("Mars/Base");
    }

    private void change(String sql) throws Exception {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    @Order(312)
    @Tag("step:9")
    @DisplayName("why a job waits is said in its words")
    void why() {
        Controls controls = store.controls();
        long id = submit(mail());
        assertThat(controls.why(id)).containsExactly("no living worker handles 'mail'");
        long worker = worker("a");
        assertThat(controls.why(id)).containsExactly("next in line");
        assertThat(controls.why(submit(mail()))).containsExactly("1 before it in line");
        assertThat(controls.why(submit(mail().delay(Duration.ofMinutes(5)))))
                .first()
                .asString()
                .matches("not due for (4|5) min|not due for 300 s");

        claimOne(worker);
        assertThat(controls.why(id).getFirst()).startsWith("runs on a (pid 1), for ");
        shiftClock(Duration.ofSeconds(2));
        assertThat(controls.why(id).getFirst()).startsWith("its worker silent for 2");
        assertThat(controls.why(submit(mail().after(id))))
                .containsExactly("parent " + id + " running");
    }

    private static NewJob limited() {
        return mail().limitKey("ada");
    }

    private static Schedule every(String cron, Missed missed) {
        return new Schedule("digest", cron, UTC, missed, mail().priority(7).limitKey("ada"));
    }
}
