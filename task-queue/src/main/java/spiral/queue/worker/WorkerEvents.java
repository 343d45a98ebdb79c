package spiral.queue.worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.metrics.Registry;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore.Lapse;
import spiral.queue.JobStore.Verdict;
import spiral.queue.Settlement;

/// Tells what a worker does: log lines with the job's id, attempt and trace, and the metrics
/// `jobs` (by type and outcome), `job.wait` and `job.run`.
final class WorkerEvents {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerEvents.class);

    private final Registry metrics;

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

    void started(Claim claim) {
        metrics.timer("job.wait", "type", claim.type()).record(claim.waited());
        about(LOG.atDebug(), claim).addKeyValue("alone", claim.alone()).log("job claimed");
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
            case Settlement.Success s ->
                    metrics.timer("job.run", "type", claim.type()).record(s.took());
            case Settlement.Failure f ->
                    metrics.timer("job.run", "type", claim.type()).record(f.took());
            case Settlement.Stopped s -> {}
            case Settlement.HandBack h -> {}
        }
        switch (life.state()) {
            case JobState.Succeeded s -> {
                count(claim, "succeeded");
                about(LOG.atDebug(), claim).log("job succeeded");
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
        metrics.counter("jobs", "type", claim.type(), "outcome", outcome).increment();
    }

    private static LoggingEventBuilder about(LoggingEventBuilder event, Claim claim) {
        return event.addKeyValue("job.id", claim.job())
                .addKeyValue("job.type", claim.type())
                .addKeyValue("job.attempt", claim.attempt())
                .addKeyValue("trace.id", claim.traceId());
    }
}
