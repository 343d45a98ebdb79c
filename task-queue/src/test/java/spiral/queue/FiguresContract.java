package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.Event;

/// What every store promises to whoever asks how things are: numbers, lists, types.
abstract class FiguresContract extends RetentionContract {
    @Test
    @Order(26)
    @Tag("step:6")
    @DisplayName("the numbers agree with what happened")
    void stats() {
        long worker = worker("a");
        for (int i = 0; i < 10; i++) {
            submit(mail().maxAttempts(1));
        }
        submit(mail().delay(Duration.ofHours(1)));
        List<Claim> claims = store.claim(worker, MAIL, 10);
        for (Claim claim : claims.subList(0, 7)) {
            accepted(success(claim));
        }
        accepted(failure(claims.get(7)));

        QueueStats stats = store.stats(Duration.ofHours(1));

        assertThat(stats.states())
                .containsEntry(Name.SCHEDULED, 1L)
                .containsEntry(Name.READY, 0L)
                .containsEntry(Name.RUNNING, 2L)
                .containsEntry(Name.SUCCEEDED, 7L)
                .containsEntry(Name.DEAD, 1L);
        QueueStats.Flow flow = stats.types().get("mail");
        assertThat(flow.count(Event.SUBMITTED)).isEqualTo(11);
        assertThat(flow.successRate()).contains(7.0 / 8);
        assertThat(flow.runs().count()).isEqualTo(8);
        assertThat(flow.runs().percentile(50)).isBetween(11_800L, 12_200L);
        assertThat(flow.waits().count()).isEqualTo(10);
        assertThat(stats.workers()).extracting(QueueStats.WorkerView::holding).containsExactly(2);
        assertThat(stats.workers().getFirst().first()).hasSize(2).isSorted();
    }

    @Test
    @Order(26)
    @Tag("step:6")
    @DisplayName("who looks back further than anything is kept sees all that is kept")
    void longestWindow() {
        submit(mail());

        QueueStats stats = store.stats(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(stats.window()).isLessThanOrEqualTo(store.settings().retention());
        assertThat(stats.all().count(Event.SUBMITTED)).isEqualTo(1);
    }

    @Test
    @Order(27)
    @Tag("step:6")
    @DisplayName("lists show the newest first, by state and type")
    void list() {
        long first = submit(mail());
        long second = submit(mail());
        submit(NewJob.of("print", "{}"));

        assertThat(store.list(Optional.of(Name.READY), Optional.of("mail"), 10))
                .extracting(Job::id)
                .containsExactly(second, first);
        assertThat(store.list(Optional.empty(), Optional.empty(), 2)).hasSize(2);
    }

    @Test
    @Order(27)
    @Tag("step:6")
    @DisplayName("the types that workers handle are known, also after they have left")
    void handledTypes() {
        assertThat(store.handledTypes()).isEmpty();

        long here = worker("a");
        store.register(new WorkerProfile("b", 2, "here", 4, Set.of("print", "mail"), LEASE));
        store.register(new WorkerProfile("scheduler only", 3, "here", 0, Set.of(), LEASE));
        store.retire(here);

        assertThat(store.handledTypes()).containsExactlyInAnyOrder("mail", "print");
    }

    @Test
    @Order(39)
    @Tag("step:7")
    @DisplayName("a cancelled job that is sent round again no longer counts as cancelled")
    void cancelledOnce() {
        long id = submit(mail());
        store.cancel(id);
        store.revive(id);

        QueueStats stats = store.stats(Duration.ofHours(1));

        assertThat(stats.count(Name.CANCELLED)).isZero();
        assertThat(stats.count(Name.READY)).isEqualTo(1);
    }

    @Test
    @Order(40)
    @Tag("step:7")
    @DisplayName("tens of thousands of jobs are counted now and then, and the numbers say when")
    void countedSeldom() {
        store.submit(Collections.nCopies(20_500, mail()));
        QueueStats first = store.stats(Duration.ofHours(1));
        assertThat(first.age()).isZero();
        assertThat(first.count(Name.READY)).isEqualTo(20_500);

        long worker = worker("a");
        store.claim(worker, MAIL, 3);
        QueueStats soon = store.stats(Duration.ofHours(1));
        boolean old = soon.counted().equals(first.counted());
        assertThat(soon.count(Name.RUNNING)).isEqualTo(old ? 0 : 3);

        shiftClock(Duration.ofSeconds(1));
        QueueStats later = store.stats(Duration.ofHours(1));
        assertThat(later.age()).isZero();
        assertThat(later.count(Name.READY)).isEqualTo(20_497);
        assertThat(later.workers().getFirst().holding()).isEqualTo(3);
    }

    @Test
    @Order(40)
    @Tag("step:7")
    @DisplayName("a window's flows are the same for who has watched it and for who comes anew")
    void watched() throws Exception {
        long worker = worker("a");
        for (int minutes = 3; minutes < 9; minutes++) {
            submit(mail());
            accepted(success(claimOne(worker)));
            Duration window = Duration.ofMinutes(minutes);

            QueueStats watched = store.stats(window);
            try (JobStore anew = again()) {
                assertThat(watched.types().get("mail").runs().count()).isEqualTo(minutes - 2);
                assertThat(watched.all().waits()).isEqualTo(anew.stats(window).all().waits());
                assertThat(watched.types().get("mail").runs())
                        .isEqualTo(anew.stats(window).types().get("mail").runs());
            }
            shiftClock(Duration.ofMinutes(1));
            store.heartbeat(worker);
        }
    }
}
