package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import spiral.async.BreakerRules;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore.Verdict;

/// A store on a table: opens one for each test, and has the words in which its contract speaks.
abstract class StoreSuite {
    static final Duration LEASE = Duration.ofSeconds(3);
    static final Duration TOOK = Duration.ofMillis(12);
    static final Set<String> MAIL = Set.of("mail");

    static final QueueSettings SETTINGS =
            QueueSettings.USUAL
                    .lease(LEASE)
                    .crashBudget(2)
                    .waits(Duration.ofSeconds(1), Duration.ofSeconds(60))
                    .breaker(new BreakerRules(4, 4, 50, Duration.ofSeconds(10), 1));

    final List<Long> living = new ArrayList<>();
    JobStore store;

    /// A new, empty store with [#SETTINGS].
    abstract JobStore newStore() throws Exception;

    /// Another process's view of the same store.
    abstract JobStore again() throws Exception;

    /// A plain connection to the store's database, not in auto-commit mode.
    abstract Connection connection() throws Exception;

    /// Moves the store's own clock.
    abstract void shiftClock(Duration by);

    @BeforeEach
    void openStore() throws Exception {
        store = newStore();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    long worker(String name) {
        long worker = store.register(new WorkerProfile(name, 1, "here", 4, MAIL, LEASE));
        living.add(worker);
        return worker;
    }

    /// Lets the store's time pass; living workers send their heartbeats, and everybody sweeps.
    List<JobStore.Lapse> pass(Duration time) {
        List<JobStore.Lapse> lapses = new ArrayList<>();
        for (Duration left = time; left.isPositive(); left = left.minusMillis(500)) {
            shiftClock(Duration.ofMillis(Math.min(500, left.toMillis())));
            living.forEach(store::heartbeat);
            lapses.addAll(store.sweep());
        }
        return lapses;
    }

    long submit(NewJob job) {
        return store.submit(List.of(job)).getFirst();
    }

    static NewJob mail() {
        return NewJob.of("mail", "{}");
    }

    Claim claimOne(long worker) {
        List<Claim> claims = store.claim(worker, MAIL, 1);
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    static Settlement success(Claim claim) {
        return new Settlement.Success(claim, TOOK, Optional.empty(), List.of());
    }

    static Settlement failure(Claim claim) {
        return new Settlement.Failure(claim, TOOK, "no reply");
    }

    JobLife accepted(Settlement settlement) {
        Verdict verdict = settle(settlement);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).life();
    }

    Verdict settle(Settlement settlement) {
        return store.settle(settlement.claim().worker(), List.of(settlement)).getFirst();
    }

    Name state(long job) {
        return store.find(job).orElseThrow().life().state().name();
    }

    /// How many rows the table `effect` has.
    abstract long effects() throws Exception;
}
