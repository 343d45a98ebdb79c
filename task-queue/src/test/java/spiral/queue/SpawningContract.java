package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What every store promises about jobs that a job hands in: an effect that submits.
abstract class SpawningContract extends EffectContract {
    private final List<Long> spawned = new ArrayList<>();

    @Test
    @Order(331)
    @Tag("step:4")
    @DisplayName("jobs that an effect stores through its connection come with the acknowledgement")
    void spawned() {
        submit(mail());
        Claim claim = claimOne(worker("a"));

        settle(
                ending(
                        claim,
                        mail(),
                        mail().limitKey("ada"),
                        mail().unique("u").idempotencyKey("k")));

        assertThat(state(claim.job())).isEqualTo(Name.SUCCEEDED);
        assertThat(spawned).hasSize(3).allMatch(id -> state(id) == Name.READY);
    }

    @Test
    @Order(332)
    @Tag("step:4")
    @DisplayName("where the effect fails none of its jobs is there")
    void failed() {
        submit(mail().maxAttempts(1));
        Claim claim = claimOne(worker("a"));
        Settlement.Effect spawn = db -> spawned.addAll(store.submit(db, List.of(mail())));
        Settlement.Effect overflow =
                db -> {
                    throw new StackOverflowError();
                };

        settle(new Settlement.Success(claim, TOOK, Optional.empty(), List.of(spawn, overflow)));

        assertThat(store.find(spawned.getFirst())).isEmpty();
        assertThat(store.find(claim.job()).orElseThrow().lastError().orElseThrow())
                .isEqualTo("its effect in the store failed: java.lang.StackOverflowError");
    }

    @Test
    @Order(333)
    @Tag("step:5")
    @DisplayName("a job's effect may store what waits for it, or for one that is settled with it")
    void children() {
        long worker = worker("a");
        submit(mail());
        submit(mail());
        submit(mail());
        List<Claim> claims = store.claim(worker, MAIL, 3);
        Long[] all = claims.stream().map(Claim::job).toArray(Long[]::new);

        store.settle(
                worker,
                List.of(
                        ending(claims.get(0)),
                        ending(claims.get(1), mail().after(claims.get(1).job()), mail().after(all)),
                        success(claims.get(2))));

        assertThat(spawned).hasSize(2).noneMatch(id -> state(id) == Name.BLOCKED);
        shiftClock(Duration.ofSeconds(1));
        store.promote(worker, 10);
        assertThat(store.claim(worker, MAIL, 3)).hasSize(2);
    }

    @Test
    @Order(334)
    @Tag("step:5")
    @DisplayName(
            "an effect that submits past its connection fails, and what it submitted is not there")
    void pastItsConnection() {
        for (NewJob next : List.of(mail(), mail().unique("u"))) {
            long job = submit(mail().maxAttempts(1));
            Settlement.Effect past = db -> store.submit(List.of(next));

            settle(
                    new Settlement.Success(
                            claimOne(worker("a")), TOOK, Optional.empty(), List.of(past)));

            assertThat(store.find(job).orElseThrow().lastError().orElseThrow())
                    .contains(
                            "an effect must not write to the store but through its own connection");
        }
        assertThat(store.list(Optional.of(Name.READY), Optional.empty(), 10)).isEmpty();
    }

    private Settlement ending(Claim claim, NewJob... next) {
        Settlement.Effect spawn = db -> spawned.addAll(store.submit(db, List.of(next)));
        return new Settlement.Success(claim, TOOK, Optional.empty(), List.of(spawn));
    }
}
