package spiral.queue.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spiral.queue.IllegalMove;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.NoSuchJob;
import spiral.queue.QueueStats.Event;

/// Sends jobs that have ended badly round again: one, or all dead ones.
final class Redriving {
    private final Jobs jobs;

    Redriving(Jobs jobs) {
        this.jobs = jobs;
    }

    Job revive(Session session, long id, long now) throws SQLException {
        Job job = jobs.locked(session, id).orElseThrow(() -> new NoSuchJob(id));
        Tally tally = new Tally();
        revive(session, job, tally, now);
        tally.write(session, now);
        return jobs.any(session, id).orElseThrow();
    }

    /// All dead jobs, oldest first, up to the limit. One whose unique key another job has by now
    /// stays where it is.
    int redrive(Session session, Optional<String> type, int limit, long now) throws SQLException {
        Tally tally = new Tally();
        int revived = 0;
        for (long id : dead(session, type, limit)) {
            Job job = jobs.live(session, id).orElseThrow();
            if (rival(session, job).isEmpty()) {
                revive(session, job, tally, now);
                revived++;
            }
        }
        tally.write(session, now);
        return revived;
    }

    private static List<Long> dead(Session session, Optional<String> type, int limit)
            throws SQLException {
        String dead = "SELECT id FROM job WHERE state = 5%s ORDER BY id LIMIT ?";
        String lock = session.dialect().skipLocked();
        return type.isPresent()
                ? session.query(
                        dead.formatted(" AND type = ?") + lock,
                        row -> row.getLong(1),
                        type.get(),
                        limit)
                : session.query(dead.formatted("") + lock, row -> row.getLong(1), limit);
    }

    private void revive(Session session, Job job, Tally tally, long now) throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        JobLife after = job.life().revive(at);
        Optional<Long> rival = rival(session, job);
        if (rival.isPresent()) {
            throw new IllegalMove(
                    "job %d cannot be sent round again: job %d has its unique key"
                            .formatted(job.id(), rival.get()));
        }
        if (job.life().state() instanceof JobState.Cancelled) {
            jobs.unfile(session, job.id(), after);
            Family.blockAgain(session, job.id());
        } else {
            jobs.save(session, job.id(), after);
        }
        jobs.rank(session, job.id(), at);
        tally.count(job.type(), Event.REVIVED);
    }

    /// The job that has the same unique key and has not ended.
    private static Optional<Long> rival(Session session, Job job) throws SQLException {
        return job.ties().unique().isEmpty()
                ? Optional.empty()
                : session.first(
                        "SELECT id FROM job WHERE type = ? AND unique_key = ?"
                                + " AND unique_key IS NOT NULL AND state <> 5",
                        row -> row.getLong(1),
                        job.type(),
                        job.ties().unique().get());
    }
}
