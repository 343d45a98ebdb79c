package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.QueueStats.Event;

@DisplayName("Processes are killed and stopped: nothing is lost")
class FaultIT {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofMillis(2_500);

    /// What other programs on two cores may add to the time until jobs are returned.
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    @TempDir Path folder;

    @Test
    @DisplayName(
            "every job ends, its effect in the store is there once, late acknowledgements are refused")
    void shortCampaign() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("fault campaign, repeat it with -Dseed=" + seed);
        try (Campaign campaign = new Campaign(folder, seed, LEASE)) {
            campaign.freeze(LEASE.plusMillis(600));
            campaign.chaosBeforeAWitness(3, 1, STOP);
            campaign.untilSomebodyIsLate(STOP);
            Ledger ledger = campaign.finish();

            System.out.println(ledger.report());
            ledger.assertSound();
            ledger.assertReturned(LEASE.plusSeconds(1), BUSY_MACHINE);
            assertThat(ledger.stats().all().count(Event.STALE)).isPositive();
        }
    }
}
