package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spiral.log.TraceContext;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueStats.Event;

/// Jobs as rows: writes a new one, reads one, writes its life back, files it when it is done.
final class Jobs {
    static final String LIFE =
            "state, at, attempt, max_attempts, crashes, token, owner, last_error";
    private static final String WHOLE =
            "id, type, priority, payload, traceparent, timeout, submitted_at, result, " + LIFE;

    private final RandomGenerator random;

    Jobs(RandomGenerator random) {
        this.random = random;
    }

    /// Inserts the jobs under consecutive ids and returns the first one.
    long insert(Session session, List<NewJob> jobs, Tally tally, long now) throws SQLException {
        long first =
                session.number(
                        "UPDATE meta SET value = value + ? WHERE key = 'next id'"
                                + " RETURNING value - ?",
                        jobs.size(),
                        jobs.size());
        long id = first;
        for (NewJob job : jobs) {
            insert(session, id++, job, tally, now);
        }
        return first;
    }

    private void insert(Session session, long id, NewJob job, Tally tally, long now)
            throws SQLException {
        Instant present = Instant.ofEpochMilli(now);
        JobLife life = JobLife.submitted(present, job.start().dueAt(present), job.maxAttempts());
        tally.count(job.type(), Event.SUBMITTED);
        if (life.state() instanceof JobState.Scheduled) {
            tally.count(job.type(), Event.DELAYED);
        }
        session.update(
                """
                INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, timeout, submitted_at, traceparent, payload)
                VALUES (?, ?, ?, ?, ?, 0, ?, 0, 0, ?, ?, ?, ?)\
                """,
                id,
                job.type(),
                job.priority(),
                life.state().name().code(),
                at(life.state()),
                job.maxAttempts(),
                job.timeout().toMillis(),
                now,
                job.traceparent().orElseGet(() -> TraceContext.create(random).toString()),
                job.payload());
    }

    /// The live or dead job with this id.
    Optional<Job> live(Session session, long id) throws SQLException {
        return session.first("SELECT " + WHOLE + " FROM job WHERE id = ?", Jobs::job, id);
    }

    /// The job with this id, wherever it is kept.
    Optional<Job> any(Session session, long id) throws SQLException {
        Optional<Job> live = live(session, id);
        return live.isPresent()
                ? live
                : session.first("SELECT " + WHOLE + " FROM done WHERE id = ?", Jobs::job, id);
    }

    /// Jobs in one state, newest first.
    List<Job> in(Session session, JobState.Name state, Optional<String> type, int limit)
            throws SQLException {
        boolean filed = state == JobState.Name.SUCCEEDED || state == JobState.Name.CANCELLED;
        return session.query(
                "SELECT %s FROM %s WHERE state = %d AND (?1 IS NULL OR type = ?1) ORDER BY id DESC LIMIT ?2"
                        .formatted(WHOLE, filed ? "done" : "job", state.code()),
                Jobs::job,
                type.orElse(null),
                limit);
    }

    /// The life of a live job, or nothing when it has been filed.
    Optional<JobLife> life(Session session, long id) throws SQLException {
        return session.first("SELECT " + LIFE + " FROM job WHERE id = ?", Jobs::life, id);
    }

    /// Writes back a life that goes on (or ended in the dead letters).
    void save(Session session, long id, JobLife life) throws SQLException {
        session.update(
                "UPDATE job SET state = ?, at = ?, attempt = ?, crashes = ?, token = ?, owner = ?,"
                        + " begun = 0, last_error = coalesce(?, last_error) WHERE id = ?",
                life.state().name().code(),
                at(life.state()),
                life.attempt(),
                life.crashes(),
                life.token(),
                life.state() instanceof JobState.Running running ? running.worker() : null,
                why(life.state()),
                id);
    }

    /// Files a job that succeeded or was cancelled: out of the live table, into the records.
    void file(Session session, long id, JobLife life, Optional<String> result) throws SQLException {
        session.update(
                """
                INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, owner, started_at, timeout, submitted_at, traceparent, payload, last_error,
                  result)
                SELECT id, type, priority, ?, ?, ?, max_attempts, crashes, token, owner, at,
                  timeout, submitted_at, traceparent, payload, last_error, ?
                FROM job WHERE id = ?\
                """,
                life.state().name().code(),
                at(life.state()),
                life.attempt(),
                result.orElse(null),
                id);
        session.update("DELETE FROM job WHERE id = ?", id);
    }

    /// Brings a filed job back among the living, with this life.
    void unfile(Session session, long id, JobLife life) throws SQLException {
        session.update(
                """
                INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, timeout, submitted_at, traceparent, payload, last_error)
                SELECT id, type, priority, 0, at, attempt, max_attempts, crashes, token, timeout,
                  submitted_at, traceparent, payload, last_error FROM done WHERE id = ?\
                """,
                id);
        session.update("DELETE FROM done WHERE id = ?", id);
        save(session, id, life);
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("type"),
                row.getInt("priority"),
                row.getString("payload"),
                row.getString("traceparent"),
                Duration.ofMillis(row.getLong("timeout")),
                Instant.ofEpochMilli(row.getLong("submitted_at")),
                life(row),
                Optional.ofNullable(row.getString("last_error")),
                Optional.ofNullable(row.getString("result")),
                Optional.ofNullable((Number) row.getObject("owner")).map(Number::longValue));
    }

    static JobLife life(ResultSet row) throws SQLException {
        return new JobLife(
                state(row),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getInt("crashes"),
                row.getLong("token"));
    }

    private static JobState state(ResultSet row) throws SQLException {
        Instant at = Instant.ofEpochMilli(row.getLong("at"));
        return switch (JobState.Name.of(row.getInt("state"))) {
            case SCHEDULED -> new JobState.Scheduled(at);
            case READY -> new JobState.Ready(at);
            case RUNNING -> new JobState.Running(row.getLong("owner"), row.getLong("token"), at);
            case RETRYING -> new JobState.Retrying(at, text(row.getString("last_error")));
            case SUCCEEDED -> new JobState.Succeeded(at);
            case DEAD -> new JobState.Dead(at, text(row.getString("last_error")));
            case CANCELLED -> new JobState.Cancelled(at);
        };
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }

    private static long at(JobState state) {
        return switch (state) {
            case JobState.Scheduled s -> s.dueAt().toEpochMilli();
            case JobState.Ready s -> s.since().toEpochMilli();
            case JobState.Running s -> s.since().toEpochMilli();
            case JobState.Retrying s -> s.dueAt().toEpochMilli();
            case JobState.Succeeded s -> s.at().toEpochMilli();
            case JobState.Dead s -> s.at().toEpochMilli();
            case JobState.Cancelled s -> s.at().toEpochMilli();
        };
    }

    private static @Nullable String why(JobState state) {
        return switch (state) {
            case JobState.Retrying s -> s.why();
            case JobState.Dead s -> s.why();
            default -> null;
        };
    }
}
