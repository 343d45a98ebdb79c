package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.Schedule.Missed;

/// What every store promises to programs that say the same whenever they start, several at once.
abstract class StartingContract extends ControlsContract {

    @Test
    @Order(321)
    @Tag("step:9")
    @DisplayName("a schedule that is put again as it was still makes up for the tick it missed")
    void missedThenPutAgain() {
        store.controls().put(hourly("0 * * * *", "{}"));
        Instant tick = tick();
        shiftClock(Duration.between(store.now(), tick).plusMinutes(90));

        store.controls().put(hourly("0 * * * *", "[1]"));
        store.controls().tick();

        assertThat(store.claim(worker("a"), MAIL, 10))
                .extracting(Claim::payload)
                .containsExactly("[1]");
        assertThat(tick()).isEqualTo(tick.plus(Duration.ofHours(2)));
    }

    @Test
    @Order(322)
    @Tag("step:9")
    @DisplayName("a schedule that goes by another clock from now on begins anew")
    void anotherClock() {
        store.controls().put(hourly("0 * * * *", "{}"));
        shiftClock(Duration.ofHours(2));
        store.controls().put(hourly("30 * * * *", "{}"));

        assertThat(tick()).isAfter(store.now());
    }

    @Test
    @Order(323)
    @Tag("step:9")
    @DisplayName("a tick that was put by a clock far ahead does not stay there")
    void clockWentBack() {
        shiftClock(Duration.ofDays(400));
        store.controls().put(hourly("0 * * * *", "{}"));
        shiftClock(Duration.ofDays(-400));
        store.controls().put(hourly("0 * * * *", "{}"));

        assertThat(tick()).isBefore(store.now().plus(Duration.ofHours(2)));
    }

    @Test
    @Order(324)
    @Tag("step:8")
    @DisplayName(
            "a limit that is set again brings no fresh starts; a wider one brings the difference")
    void limitAgain() {
        Duration hour = Duration.ofHours(1);
        store.submit(List.of(limited(), limited(), limited(), limited(), limited()));
        long worker = worker("a");
        store.controls().limit("ada", Optional.of(Limit.starts(2, hour)));
        assertThat(store.claim(worker, MAIL, 10)).hasSize(2);

        store.controls().limit("ada", Optional.of(Limit.starts(2, hour)));
        assertThat(store.claim(worker, MAIL, 10)).isEmpty();

        store.controls().limit("ada", Optional.of(Limit.starts(3, hour)));
        assertThat(store.claim(worker, MAIL, 10)).hasSize(1);
        store.controls().limit("ada", Optional.of(Limit.starts(1, hour)));
        assertThat(store.claim(worker, MAIL, 10)).isEmpty();
    }

    @Test
    @Order(325)
    @Tag("step:8")
    @DisplayName("starts under a limit of what runs do not count against one of what starts")
    void anotherKindOfLimit() {
        store.submit(List.of(limited(), limited(), limited()));
        long worker = worker("a");
        store.controls().limit("ada", Optional.of(Limit.running(2)));
        assertThat(store.claim(worker, MAIL, 10)).hasSize(2);

        store.controls().limit("ada", Optional.of(Limit.starts(1, Duration.ofHours(1))));

        assertThat(store.claim(worker, MAIL, 10)).hasSize(1);
    }

    @Test
    @Order(326)
    @Tag("step:8")
    @DisplayName("several that set the same at the same moment all succeed")
    void atTheSameMoment() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (JobStore other = again();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String name = "n" + i;
                for (JobStore each : List.of(store, other)) {
                    all.add(threads.submit(() -> each.controls().lane(name, Lane.Mode.PAUSED)));
                    all.add(
                            threads.submit(() ->
                                    each.controls().limit(name, Optional.of(Limit.running(1)))));
                    all.add(threads.submit(() -> each.controls().put(named(name))));
                }
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(store.controls().lanes()).hasSize(20);
        assertThat(store.controls().limits()).hasSize(20);
        assertThat(store.controls().schedules()).hasSize(20);
    }

    @Test
    @Order(327)
    @Tag("step:7")
    @DisplayName("whoever repeats a submit that was taken gets its id, also from a draining queue")
    void repeatedWhileDraining() {
        long keyed = submit(mail().idempotencyKey("order-7"));
        long unique = submit(mail().unique("nightly"));
        store.controls().lane("mail", Lane.Mode.DRAINING);

        assertThat(submit(mail().idempotencyKey("order-7"))).isEqualTo(keyed);
        assertThat(submit(mail().unique("nightly"))).isEqualTo(unique);
        assertThat(submit(mail().unique("nightly").idempotencyKey("order-8"))).isEqualTo(unique);
        assertThatThrownBy(() -> submit(mail().idempotencyKey("order-9")))
                .isInstanceOf(Lane.Closed.class);
        assertThatThrownBy(() -> submit(mail().unique("hourly"))).isInstanceOf(Lane.Closed.class);
        assertThatThrownBy(() -> submit(mail().after(keyed))).isInstanceOf(Lane.Closed.class);

        store.controls().lane("mail", Lane.Mode.OPEN);
        assertThat(submit(mail().idempotencyKey("order-9"))).isGreaterThan(unique);
    }

    private Instant tick() {
        return store.controls().schedules().getFirst().next();
    }

    private static NewJob limited() {
        return mail().limitKey("ada");
    }

    private static Schedule hourly(String cron, String payload) {
        return new Schedule(
                "digest", cron, ZoneOffset.UTC, Missed.ONCE, NewJob.of("mail", payload));
    }

    private static Schedule named(String name) {
        return new Schedule(name, "@daily", ZoneOffset.UTC, Missed.ONCE, mail());
    }
}
