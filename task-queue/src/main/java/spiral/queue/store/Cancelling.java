package spiral.queue.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.NoSuchJob;
import spiral.queue.QueueStats.Event;

/// Cancels a job. One that runs is only marked: its worker learns of it with its next heartbeat and
/// interrupts the handler, which ends as it likes.
final class Cancelling {
    private final Jobs jobs;

    Cancelling(Jobs jobs) {
        this.jobs = jobs;
    }

    /// The job as it is then.
    Job cancel(Session session, long id, long now) throws SQLException {
        Job job = jobs.locked(session, id).orElseThrow(() -> new NoSuchJob(id));
        if (job.life().state() instanceof JobState.Running) {
            session.update("UPDATE job SET cancel_asked = 1 WHERE id = ?", id);
            return job;
        }
        JobLife after = job.life().cancel(Instant.ofEpochMilli(now));
        jobs.file(session, id, after, Optional.empty());
        Tally tally = new Tally();
        tally.count(job.type(), Event.CANCELLED);
        tally.write(session, now);
        return jobs.any(session, id).orElseThrow();
    }
}
