package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.QueueStats.Event;

@DisplayName("Many processes are killed and stopped: nothing is lost")
class FaultStress {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(4);

    /// What other programs on two cores may add to the time until jobs are returned.
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    @TempDir Path folder;

    /// So many faults, or with `-Dtenth=true` a tenth of them.
    static int scaled(int faults) {
        return Boolean.getBoolean("tenth") ? Math.max(1, faults / 10) : faults;
    }

    @Test
    @DisplayName("100 kills, 15 long stops, two standstills inside a write transaction")
    void longCampaign() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("fault campaign, repeat it with -Dseed=" + seed);
        try (Campaign campaign = new Campaign(folder, seed, LEASE)) {
            campaign.chaos(scaled(40), scaled(7), STOP);
            campaign.freeze(STOP);
            campaign.chaosBeforeAWitness(scaled(60), scaled(8), STOP);
            campaign.killInside();
            campaign.untilSomebodyIsLate(STOP);
            Ledger ledger = campaign.finish();

            System.out.println(ledger.report());
            ledger.assertSound();
            ledger.assertReturned(LEASE.plusSeconds(1), BUSY_MACHINE);
            assertThat(ledger.kills())
                    .hasSizeGreaterThanOrEqualTo(scaled(40) + scaled(60))
                    .anyMatch(Campaign.Kill::scheduler);
            assertThat(ledger.stops()).isGreaterThanOrEqualTo(scaled(7) + scaled(8));
            assertThat(ledger.stats().all().count(Event.STALE)).isPositive();
        }
    }
}
