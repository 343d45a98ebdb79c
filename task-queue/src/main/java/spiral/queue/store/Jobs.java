package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    private static final String INSERT =
            """
            INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes, token,
              timeout, submitted_at, traceparent, payload)
            VALUES (?, ?, ?, ?, ?, 0, ?, 0, 0, ?, ?, ?, ?)\
            """;

    /// Records how an attempt ended.
    static final String ATTEMPT =
            """
            INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (job, token) DO UPDATE SET number = excluded.number,
              worker = excluded.worker, started_at = excluded.started_at,
              ended_at = excluded.ended_at, ending = excluded.ending, detail = excluded.detail\
            """;

    private final RandomGenerator random;

    Jobs(RandomGenerator random) {
        this.random = random;
    }

    /// Inserts the jobs and returns their ids, which rise.
    List<Long> insert(Session session, List<NewJob> jobs, Tally tally, long now)
            throws SQLException {
        Schema.markFirstJob(session, now);
        List<Long> ids = session.dialect().nextIds(session, jobs.size());
        Iterator<Long> id = ids.iterator();
        session.updateAll(INSERT, jobs, job -> row(id.next(), job, tally, now));
        return ids;
    }

    private @Nullable Object[] row(long id, NewJob job, Tally tally, long now) {
        Instant present = Instant.ofEpochMilli(now);
        JobLife life = JobLife.submitted(present, job.start().dueAt(present), job.maxAttempts());
        tally.count(job.type(), Event.SUBMITTED);
        if (life.state() instanceof JobState.Scheduled) {
            tally.count(job.type(), Event.DELAYED);
        }
        return new Object[] {
            id,
            job.type(),
            job.priority(),
            life.state().name().code(),
            at(life.state()),
            job.maxAttempts(),
            job.timeout().toMillis(),
            now,
            job.traceparent().orElseGet(() -> TraceContext.create(random).toString()),
            job.payload()
        };
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
        String query =
                "SELECT %s FROM %s WHERE state = %d %%s ORDER BY id DESC LIMIT ?"
                        .formatted(WHOLE, filed ? "done" : "job", state.code());
        return type.isPresent()
                ? session.query(query.formatted("AND type = ?"), Jobs::job, type.get(), limit)
                : session.query(query.formatted(""), Jobs::job, limit);
    }

    /// The lives of these jobs by id, as far as they are live, to be changed.
    Map<Long, JobLife> lives(Session session, List<Long> ids) throws SQLException {
        Dialect dialect = session.dialect();
        Map<Long, JobLife> lives = new HashMap<>();
        session.query(
                "SELECT id, %s FROM job WHERE id %s ORDER BY id%s"
                        .formatted(LIFE, dialect.amongIds(), dialect.lock()),
                row -> lives.put(row.getLong("id"), life(row)),
                dialect.list(ids));
        return lives;
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

    /// Files jobs that succeeded and left no result, all at once.
    void fileAll(Session session, List<Long> ids, Instant ended) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Dialect dialect = session.dialect();
        String list = dialect.list(ids);
        session.update(
                """
                INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes,
                  token, owner, started_at, timeout, submitted_at, traceparent, payload, last_error)
                SELECT id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at,
                  timeout, submitted_at, traceparent, payload, last_error
                FROM job WHERE id %s\
                """
                        .formatted(dialect.amongIds()),
                ended.toEpochMilli(),
                list);
        session.update("DELETE FROM job WHERE id " + dialect.amongIds(), list);
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
