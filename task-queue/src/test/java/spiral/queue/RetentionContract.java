package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.Event;

/// What every store promises about records that have been kept for long enough; part of its contract.
abstract class RetentionContract extends SpawningContract {
    @Test
    @Order(38)
    @Tag("step:7")
    @DisplayName("old records are let go after their retention; totals and dead letters stay")
    void retention() {
        long worker = worker("a");
        long done = submit(mail());
        accepted(success(claimOne(worker)));
        long dead = submit(mail().maxAttempts(1));
        accepted(failure(claimOne(worker)));

        assertThat(store.tidy()).isZero();
        shiftClock(SETTINGS.retention().plusMinutes(1));

        assertThat(store.tidy()).isEqualTo(1);
        assertThat(store.find(done)).isEmpty();
        assertThat(state(dead)).isEqualTo(Name.DEAD);
        assertThat(store.stats(Duration.ofHours(1)).count(Name.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    @Order(38)
    @Tag("step:7")
    @DisplayName("thousands of old records go, page after page, and with them their keys")
    void retentionOfMany() {
        long worker = worker("a");
        List<NewJob> jobs =
                IntStream.range(0, 2_500).mapToObj(i -> mail().idempotencyKey("k" + i)).toList();
        long first = store.submit(jobs).getFirst();
        store.settle(
                worker, store.claim(worker, MAIL, 2_500).stream().map(c -> success(c)).toList());
        shiftClock(SETTINGS.retention().plusMinutes(1));

        int gone = 0;
        for (int rounds = 0; rounds < 3; rounds++) {
            gone += store.tidy();
        }

        assertThat(gone).isEqualTo(2_500);
        assertThat(store.list(Optional.empty(), Optional.empty(), 1)).isEmpty();
        long anew = submit(NewJob.of("mail", "{\"other\":1}").idempotencyKey("k2499"));
        assertThat(anew).isGreaterThan(first);
        assertThat(store.stats(SETTINGS.retention()).all().count(Event.SUCCEEDED)).isZero();
    }

    @Test
    @Order(39)
    @Tag("step:7")
    @DisplayName(
            "a cancelled parent is let go once nobody waits for it: after its last cancelled child")
    void cancelledFamily() {
        long patient = submit(mail());
        long parent = submit(mail());
        long first = submit(mail().after(parent));
        long last = submit(mail().after(parent, patient));
        store.cancel(first);
        shiftClock(SETTINGS.retention().plusMinutes(1));
        assertThat(store.tidy()).isEqualTo(1);
        store.cancel(parent);
        store.cancel(last);
        shiftClock(SETTINGS.retention().plusMinutes(1));

        assertThat(store.tidy()).isEqualTo(1);
        assertThat(store.find(parent)).isPresent();
        assertThat(store.tidy()).isEqualTo(1);
        assertThat(store.find(parent)).isEmpty();
        store.cancel(patient);
        shiftClock(SETTINGS.retention().plusMinutes(1));
        assertThat(store.tidy()).isEqualTo(1);
    }
}
