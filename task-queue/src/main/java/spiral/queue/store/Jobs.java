package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.QueueSettings;
import spiral.queue.Ties;

/// The jobs in the store: finds them, writes their lives back ([JobRow]), files what is done.
final class Jobs {
    /// Records how an attempt ended.
    static final String ATTEMPT =
            """
            INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (job, token) DO UPDATE SET number = excluded.number,
              worker = excluded.worker, started_at = excluded.started_at,
              ended_at = excluded.ended_at, ending = excluded.ending, detail = excluded.detail\
            """;

    private final QueueSettings settings;

    Jobs(QueueSettings settings) {
        this.settings = settings;
    }

    /// The job with this id, to be changed.
    Optional<Job> locked(Session session, long id) throws SQLException {
        for (String table : List.of("job", "done")) {
            session.number(
                    "SELECT id FROM %s WHERE id = ?%s".formatted(table, session.dialect().lock()),
                    id);
        }
        return any(session, id);
    }

    /// The live or dead job with this id.
    Optional<Job> live(Session session, long id) throws SQLException {
        Optional<Job> job =
                session.first(
                        "SELECT " + JobRow.WHOLE + JobRow.PROGRESS + " FROM job WHERE id = ?",
                        JobRow::job,
                        id);
        return job.isPresent() ? Optional.of(withParents(session, job.get())) : job;
    }

    /// The job with this id, wherever it is kept.
    Optional<Job> any(Session session, long id) throws SQLException {
        Optional<Job> live = live(session, id);
        return live.isPresent()
                ? live
                : session.first(
                        "SELECT " + JobRow.WHOLE + JobRow.NO_PROGRESS + " FROM done WHERE id = ?",
                        JobRow::job,
                        id);
    }

    private static Job withParents(Session session, Job job) throws SQLException {
        if (!(job.life().state() instanceof JobState.Blocked)) {
            return job;
        }
        List<Long> parents = waitsFor(session, job.id());
        Ties ties = job.ties();
        return new Job(
                job.id(),
                job.type(),
                job.priority(),
                job.payload(),
                job.traceparent(),
                job.timeout(),
                job.submittedAt(),
                job.life(),
                job.lastError(),
                job.result(),
                job.worker(),
                new Ties(ties.unique(), ties.idempotency(), ties.limit(), parents),
                job.progress());
    }

    /// The parents that a blocked job still waits for.
    static List<Long> waitsFor(Session session, long child) throws SQLException {
        return session.query(
                "SELECT parent FROM parent WHERE child = ? ORDER BY parent",
                row -> row.getLong(1),
                child);
    }

    /// These jobs, in whatever order.
    List<Job> these(Session session, List<Long> ids) throws SQLException {
        Dialect dialect = session.dialect();
        List<Job> found = new ArrayList<>();
        for (String from :
                List.of(JobRow.PROGRESS + " FROM job", JobRow.NO_PROGRESS + " FROM done")) {
            found.addAll(
                    session.query(
                            "SELECT %s%s WHERE id %s"
                                    .formatted(JobRow.WHOLE, from, dialect.amongIds()),
                            JobRow::job,
                            dialect.list(ids)));
        }
        for (ListIterator<Job> each = found.listIterator(); each.hasNext(); ) {
            each.set(withParents(session, each.next()));
        }
        return found;
    }

    /// The lives of these jobs by id, as far as they are live, to be changed.
    ///
    /// @param parents gets those that other jobs wait for
    Map<Long, JobLife> lives(Session session, List<Long> ids, Set<Long> parents)
            throws SQLException {
        Dialect dialect = session.dialect();
        Map<Long, JobLife> lives = new HashMap<>();
        session.query(
                "SELECT id, has_children, %s FROM job WHERE id %s ORDER BY id%s"
                        .formatted(JobRow.LIFE, dialect.amongIds(), dialect.lock()),
                row -> {
                    lives.put(row.getLong(1), JobRow.life(row, 2));
                    return row.getBoolean(2) && parents.add(row.getLong(1));
                },
                dialect.list(ids));
        return lives;
    }

    /// Those of these jobs that have not ended and that others wait for.
    List<Long> parents(Session session, Collection<Long> ids) throws SQLException {
        return session.query(
                "SELECT id FROM job WHERE id %s AND has_children = 1"
                        .formatted(session.dialect().amongIds()),
                row -> row.getLong(1),
                session.dialect().list(ids));
    }

    /// Writes back a life that goes on (or ended in the dead letters).
    void save(Session session, long id, JobLife life) throws SQLException {
        session.update(
                "UPDATE job SET state = ?, at = ?, attempt = ?, crashes = ?, token = ?, owner = ?,"
                        + " begun = 0, last_error = coalesce(?, last_error) WHERE id = ?",
                life.state().name().code(),
                JobRow.at(life.state()),
                life.attempt(),
                life.crashes(),
                life.token(),
                life.state() instanceof JobState.Running running ? running.worker() : null,
                JobRow.why(life.state()),
                id);
    }

    /// Keeps the error of an attempt that was the last, whatever becomes of the job.
    void failed(Session session, long id, String why) throws SQLException {
        session.update("UPDATE job SET last_error = ? WHERE id = ?", why, id);
    }

    /// So much waiting weighs as much as one level of priority.
    Duration ageing() {
        return settings.ageing();
    }

    /// Puts a job to its place in the line as one that was due at `at`.
    void rank(Session session, long id, Instant at) throws SQLException {
        session.update(
                "UPDATE job SET rank = ? - priority * ? WHERE id = ?",
                at.toEpochMilli(),
                settings.ageing().toMillis(),
                id);
    }

    /// Files a job that succeeded or was cancelled: out of the live table, into the records.
    void file(Session session, long id, JobLife life, Optional<String> result) throws SQLException {
        session.update(
                """
                INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, owner, started_at, timeout, submitted_at, traceparent, payload, last_error,
                  result, unique_key, limit_key, has_children)
                SELECT id, type, priority, ?, ?, ?, max_attempts, crashes, token, owner, at,
                  timeout, submitted_at, traceparent, payload, last_error, ?, unique_key,
                  limit_key, has_children
                FROM job WHERE id = ?\
                """,
                life.state().name().code(),
                JobRow.at(life.state()),
                life.attempt(),
                result.orElse(null),
                id);
        session.update("DELETE FROM job WHERE id = ?", id);
    }

    /// Files jobs that succeeded and left no result, all at once.
    void fileAll(Session session, List<Long> ids, Instant ended) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Dialect dialect = session.dialect();
        dialect.move(
                session,
                """
                INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, owner, started_at, timeout, submitted_at, traceparent, payload, last_error,
                  unique_key, limit_key)\
                """,
                """
                id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at, timeout,
                submitted_at, traceparent, payload, last_error, unique_key, limit_key\
                """,
                ended.toEpochMilli(),
                dialect.list(ids));
    }

    /// Brings a filed job back among the living, with this life.
    void unfile(Session session, long id, JobLife life) throws SQLException {
        session.update(
                """
                INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, timeout, submitted_at, traceparent, payload, last_error, unique_key,
                  limit_key, has_children)
                SELECT id, type, priority, 0, at, attempt, max_attempts, crashes, token, timeout,
                  submitted_at, traceparent, payload, last_error, unique_key, limit_key,
                  has_children FROM done WHERE id = ?\
                """,
                id);
        session.update("DELETE FROM done WHERE id = ?", id);
        save(session, id, life);
    }
}
