package spiral.queue.store;

import java.sql.ResultSet;
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

    /// Dead jobs of this type that may go round again, oldest first: those apart whose unique key a job
    /// has that has not ended.
    ///
    /// @param after only jobs with a higher number
    static List<AfterFailure.Letter> drawer(
            Session session, Optional<String> type, long after, int limit) throws SQLException {
        return session.query(
                "SELECT id, type, unique_key FROM job AS dead WHERE %s AND id > ?"
                                .formatted(free(session.dialect()))
                        + " AND type = coalesce(?, type) ORDER BY id LIMIT ?",
                Redriving::letter,
                after,
                type.orElse(null),
                limit);
    }

    /// The move of [JobLife#revive] for all of these that may still make it, in one statement.
    int redrive(Session session, List<Long> ids, long now) throws SQLException {
        List<String> types =
                session.query(
                        """
                        UPDATE job AS dead SET state = 1, at = ?, rank = ? - priority * ?, attempt = 0,
                          crashes = 0, owner = NULL, begun = 0 WHERE id %s AND %s RETURNING type\
                        """
                                .formatted(session.dialect().amongIds(), free(session.dialect())),
                        row -> row.getString(1),
                        now,
                        now,
                        jobs.ageing().toMillis(),
                        session.dialect().list(ids));
        Tally tally = new Tally();
        types.forEach(type -> tally.count(type, Event.REVIVED));
        tally.write(session, now);
        return types.size();
    }

    private static String free(Dialect dialect) {
        return """
        %s AND NOT EXISTS (SELECT 1 FROM job AS other WHERE other.type = dead.type
          AND other.unique_key = dead.unique_key AND other.unique_key IS NOT NULL AND %s)\
        """
                .formatted(dialect.in(JobState.Name.DEAD), dialect.notDead());
    }

    private static AfterFailure.Letter letter(ResultSet row) throws SQLException {
        String type = row.getString("type");
        String key = row.getString("unique_key");
        return new AfterFailure.Letter(
                row.getLong("id"), Optional.ofNullable(key).map(unique -> type + " " + unique));
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
                : JobKeys.holder(session, job.type(), job.ties().unique().get());
    }
}
