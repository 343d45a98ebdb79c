package spiral.queue.worker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.metrics.Counter;
import spiral.log.metrics.Registry;
import spiral.log.metrics.Timer;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore.Lapse;
import spiral.queue.JobStore.Verdict;
import spiral.queue.Settlement;

/// Tells what a worker does: log lines with the job's id, attempt and trace, and the metrics
/// `jobs` (by type and outcome), `job.wait` and `job.run`. Owned by the loop's thread.
final class WorkerEvents {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerEvents.class);

    private final Registry metrics;
    // one for each type that this worker handles
    private final Map<String, Meters> meters = new HashMap<>();

    /// The meters of one type, each made when it is first needed: to look one up in the registry costs
    /// more than to count.
    private final class Meters {
        private final String type;
        private final Map<String, Counter> outcomes = new HashMap<>();
        private @Nullable Timer wait;
        private @Nullable Timer run;

        Meters(String type) {
            this.type = type;
        }

        Timer waits() {
            if (wait == null) {
                wait = metrics.timer("job.wait", "type", type);
            }
            return wait;
        }

        Timer runs() {
            if (run == null) {
                run = metrics.timer("job.run", "type", type);
            }
            return run;
        }

        void count(String outcome) {
            outcomes.computeIfAbsent(
                            outcome, _ -> metrics.counter("jobs", "type", type, "outcome", outcome))
                    .increment();
        }
    }

    WorkerEvents(Registry metrics) {
        this.metrics = metrics;
    }

    void registered(long worker) {
        LOG.atInfo().addKeyValue("worker", worker).log("worker has a lease");
    }

    void leaseLost(long worker) {
        LOG.atWarn().addKeyValue("worker", worker).log("lease lost: stopping all its jobs");
    }

    void promoted(int moved) {
        LOG.atDebug().addKeyValue("jobs", moved).log("due jobs made ready");
    }

    void gaveUp(Lapse lapse) {
        LOG.atWarn()
                .addKeyValue("worker", lapse.worker())
                .addKeyValue("worker.name", lapse.name())
                .addKeyValue("jobs", lapse.jobs())
                .log("a worker fell silent: its jobs go to others");
    }

    void storeTrouble(RuntimeException trouble) {
        LOG.warn("the store cannot be used just now: {}", trouble.getMessage());
    }

    void claimed(Claim claim) {
        meters(claim).waits().record(claim.waited());
        if (LOG.isDebugEnabled()) {
            about(LOG.atDebug(), claim).addKeyValue("alone", claim.alone()).log("job claimed");
        }
    }

    void settled(Settlement settlement, Verdict verdict) {
        Claim claim = settlement.claim();
        switch (verdict) {
            case Verdict.Refused refused -> {
                count(claim, "stale");
                about(LOG.atWarn(), claim)
                        .addKeyValue("reason", refused.why())
                        .log("acknowledgement refused: this worker no longer held the job");
            }
            case Verdict.Accepted accepted -> settled(settlement, accepted.life());
        }
    }

    private void settled(Settlement settlement, JobLife life) {
        Claim claim = settlement.claim();
        switch (settlement) {
            case Settlement.Success s -> meters(claim).runs().record(s.took());
            case Settlement.Failure f -> meters(claim).runs().record(f.took());
            case Settlement.Stopped s -> {}
            case Settlement.HandBack h -> {}
        }
        switch (life.state()) {
            case JobState.Succeeded s -> {
                count(claim, "succeeded");
                if (LOG.isDebugEnabled()) {
                    about(LOG.atDebug(), claim).log("job succeeded");
                }
            }
            case JobState.Retrying s -> {
                count(claim, "failed");
                about(LOG.atInfo(), claim)
                        .addKeyValue("due", s.dueAt())
                        .log("job will be tried again");
            }
            case JobState.Dead s -> {
                count(claim, "failed");
                count(claim, "dead");
                about(LOG.atWarn(), claim)
                        .addKeyValue("reason", s.why())
                        .log("job is dead: its attempts are used up");
            }
            case JobState.Cancelled s -> {
                count(claim, "cancelled");
                about(LOG.atInfo(), claim).log("job is cancelled");
            }
            default -> {
                count(claim, "handed back");
                about(LOG.atInfo(), claim).log("job handed back");
            }
        }
    }

    private void count(Claim claim, String outcome) {
        meters(claim).count(outcome);
    }

    private Meters meters(Claim claim) {
        return meters.computeIfAbsent(claim.type(), Meters::new);
    }

    private static LoggingEventBuilder about(LoggingEventBuilder event, Claim claim) {
        return event.addKeyValue("job.id", claim.job())
                .addKeyValue("job.type", claim.type())
                .addKeyValue("job.attempt", claim.attempt())
                .addKeyValue("trace.id", claim.traceId());
    }
}
