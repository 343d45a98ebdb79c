package spiral.queue.model;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerRules;
import spiral.queue.JobStore;
import spiral.queue.QueueSettings;

/// Random histories of a store that several processes share, against the model: whatever is asked
/// and done, the store answers as the model does, and keeps what the model keeps.
///
/// One history again: `-Dspiral.seed=SEED`.
abstract class StoreModelProperties {
    static final int PROCESSES = 3;

    static final QueueSettings SETTINGS =
            QueueSettings.USUAL
                    .lease(Duration.ofSeconds(3))
                    .crashBudget(2)
                    .waits(Duration.ofSeconds(1), Duration.ofSeconds(10))
                    .retention(Duration.ofMinutes(5))
                    .ageing(Duration.ofSeconds(2))
                    .breaker(new BreakerRules(6, 4, 50, Duration.ofSeconds(10), 2));

    /// Threads that all fail and start again soon.
    static final QueueSettings SOON =
            QueueSettings.USUAL
                    .waits(Duration.ofMillis(1), Duration.ofMillis(5))
                    .breaker(new BreakerRules(20, 20, 100, Duration.ofMillis(20), 2));

    private static final int LENGTH = 60;

    /// A world on a new, empty store.
    abstract World world() throws Exception;

    /// A new, empty store as several processes see it, in real time.
    abstract List<JobStore> processes() throws Exception;

    int crowds() {
        return 1;
    }

    int histories() {
        return 15;
    }

    @Test
    @DisplayName("any history of several processes means the same in the store and in the model")
    void anyHistory() throws Exception {
        Long one = Long.getLong("spiral.seed");
        long first = one == null ? 1 : one;
        long count = one == null ? histories() : 1;
        Histories histories = new Histories(this::world);
        for (long seed = first; seed < first + count; seed++) {
            histories.play(seed, LENGTH);
        }
    }

    @Test
    @DisplayName("whatever many threads do at once: ended once, counted right, no limit passed")
    void crowd() throws Exception {
        for (long seed = 1; seed <= crowds(); seed++) {
            List<JobStore> processes = processes();
            try {
                new Crowd(processes, seed, 40).run();
            } finally {
                processes.forEach(JobStore::close);
            }
        }
    }
}
