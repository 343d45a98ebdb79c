package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;

/// What every store promises when a type's failures rise: one breaker for all processes.
abstract class BreakerContract extends SuspectsContract {
    @Test
    @Order(21)
    @Tag("step:5")
    @DisplayName("when a type's failures rise its jobs stay where they are; other types flow on")
    void breakerOpens() {
        long worker = worker("a");
        breakMail(worker);
        submit(mail());
        long other = submit(NewJob.of("print", "{}"));

        assertThat(store.claim(worker, Set.of("mail", "print"), 10))
                .extracting(Claim::job)
                .containsExactly(other);
        assertThat(store.stats(Duration.ofHours(1)).breakers())
                .extracting(QueueStats.BreakerView::type, QueueStats.BreakerView::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mail", "open"));
    }

    @Test
    @Order(21)
    @Tag("step:5")
    @DisplayName("a type has a breaker from the first attempt on that succeeds or fails")
    void breakerAppears() {
        submit(mail());
        Claim claim = claimOne(worker("a"));
        assertThat(store.stats(Duration.ofHours(1)).breakers()).isEmpty();

        accepted(success(claim));

        assertThat(store.stats(Duration.ofHours(1)).breakers())
                .containsExactly(new QueueStats.BreakerView("mail", "closed", Duration.ZERO));
    }

    @Test
    @Order(22)
    @Tag("step:5")
    @DisplayName("after the open time one probe passes; its success lets all flow again")
    void breakerCloses() {
        long worker = worker("a");
        breakMail(worker);
        for (int i = 0; i < 3; i++) {
            submit(mail());
        }
        pass(Duration.ofSeconds(11));

        List<Claim> probe = store.claim(worker, MAIL, 10);
        assertThat(probe).hasSize(1);
        assertThat(store.claim(worker, MAIL, 10)).isEmpty();
        accepted(success(probe.getFirst()));

        assertThat(store.claim(worker, MAIL, 10)).hasSize(2);
    }

    @Test
    @Order(23)
    @Tag("step:5")
    @DisplayName(
            "where only jobs returned by a crash wait behind an open breaker, one of them is the probe")
    void suspectAsProbe() {
        long silent = worker("a");
        long suspect = submit(mail().priority(9));
        claimOne(silent);
        long other = worker("b");
        breakMail(other);
        living.remove(silent);
        pass(Duration.ofSeconds(11));

        List<Claim> probe = store.claim(other, MAIL, 10);
        assertThat(probe).extracting(Claim::job).containsExactly(suspect);
        assertThat(probe.getFirst().alone()).isTrue();
        accepted(success(probe.getFirst()));

        submit(mail());
        assertThat(store.claim(other, MAIL, 10)).hasSize(1);
    }

    private void breakMail(long worker) {
        for (int i = 0; i < 4; i++) {
            submit(mail().maxAttempts(1));
        }
        for (Claim claim : store.claim(worker, MAIL, 4)) {
            accepted(failure(claim));
        }
    }

    @Test
    @Order(35)
    @Tag("step:7")
    @DisplayName("a breaker that opens in an exchange holds its type back in that very exchange")
    void breakerOpensAtOnce() {
        long worker = worker("a");
        for (int i = 0; i < 10; i++) {
            submit(mail().maxAttempts(1));
        }
        List<Settlement> failures = new ArrayList<>();
        store.claim(worker, MAIL, 4).forEach(claim -> failures.add(failure(claim)));

        JobStore.Exchange exchange =
                store.exchange(worker, failures, new Wanted(MAIL, 10, Suspects.NONE));

        assertThat(exchange.verdicts()).hasSize(4);
        assertThat(exchange.claims()).isEmpty();
    }
}
