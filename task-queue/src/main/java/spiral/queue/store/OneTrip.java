package spiral.queue.store;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spiral.log.TraceContext;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.NewJob.Start;

/// Stores jobs without keys or parents on PostgreSQL in a single statement that is its own
/// transaction: the server's clock, the lanes, the rows and the counts, for one trip to the server
/// and back. Columns travel as arrays, so one job and a hundred are the same statement.
final class OneTrip {
    private static final String SUBMIT =
            """
            WITH clock AS MATERIALIZED (
              SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
                + coalesce((SELECT value FROM meta WHERE key = 'clock offset'), 0) AS now),
            due AS (
              SELECT given.*, now, greatest(now, now * relative + millis) AS at
              FROM clock, unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[], ?::text[], ?::text[])
                AS given(type, priority, relative, millis, max_attempts, timeout, traceparent,
                  payload, limit_key)
              WHERE NOT EXISTS (
                SELECT 1 FROM lane WHERE type = ANY(?::text[]) AND mode = 'draining')),
            stored AS (
              INSERT INTO job (id, type, priority, state, at, rank, attempt, max_attempts, crashes,
                token, timeout, submitted_at, traceparent, payload, limit_key)
              SELECT nextval('job_id'), type, priority, CASE WHEN at > now THEN 0 ELSE 1 END, at,
                at - priority * ?, 0, max_attempts, 0, 0, timeout, now, traceparent, payload, limit_key
              FROM due
              RETURNING id, type, state, submitted_at),
            counted AS (
              SELECT submitted_at / 60000 AS minute, type, 'SUBMITTED' AS event, count(*) AS n
              FROM stored GROUP BY 1, 2
              UNION ALL SELECT submitted_at / 60000, type, 'DELAYED', count(*)
              FROM stored WHERE state = 0 GROUP BY 1, 2),
            minutes AS (
              INSERT INTO minute_count SELECT minute, type, event, ?, n FROM counted
              ON CONFLICT (minute, type, event, stripe)
              DO UPDATE SET n = minute_count.n + excluded.n),
            totals AS (
              INSERT INTO total SELECT event, ?, sum(n) FROM counted GROUP BY event
              ON CONFLICT (event, stripe) DO UPDATE SET n = total.n + excluded.n)
            SELECT array_agg(id ORDER BY id) FROM stored\
            """;

    private final Duration ageing;
    private final RandomGenerator random;

    OneTrip(Duration ageing, RandomGenerator random) {
        this.ageing = ageing;
        this.random = random;
    }

    /// Stores them and returns their ids, which rise.
    List<Long> submit(Session session, List<NewJob> jobs) throws SQLException {
        Array types = session.array("text", jobs.stream().map(NewJob::type));
        return session.query(
                        SUBMIT,
                        row -> Optional.ofNullable(row.getArray(1)),
                        types,
                        numbers(session, jobs, job -> (long) job.priority()),
                        numbers(session, jobs, job -> job.start() instanceof Start.After ? 1L : 0L),
                        numbers(session, jobs, job -> millis(job.start())),
                        numbers(session, jobs, job -> (long) job.maxAttempts()),
                        numbers(session, jobs, job -> job.timeout().toMillis()),
                        texts(session, jobs, this::traceparent),
                        texts(session, jobs, NewJob::payload),
                        texts(session, jobs, job -> job.ties().limit().orElse(null)),
                        session.array("text", jobs.stream().map(NewJob::type).distinct()),
                        ageing.toMillis(),
                        (long) session.stripe(),
                        (long) session.stripe())
                .getFirst()
                .map(OneTrip::ids)
                .orElseThrow(() -> new Lane.Closed(draining(session, jobs)));
    }

    private static List<Long> ids(Array array) {
        try {
            return List.of((Long[]) array.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException("the server has answered, but not in numbers", e);
        }
    }

    private static String draining(Session session, List<NewJob> jobs) {
        List<String> types = jobs.stream().map(NewJob::type).toList();
        try {
            return session
                    .query("SELECT type FROM lane WHERE mode = 'draining'", row -> row.getString(1))
                    .stream()
                    .filter(types::contains)
                    .findFirst()
                    .orElse(types.getFirst());
        } catch (SQLException unreachable) {
            return types.getFirst();
        }
    }

    private static Array numbers(Session session, List<NewJob> jobs, Function<NewJob, Long> column)
            throws SQLException {
        return session.array("bigint", jobs.stream().map(column));
    }

    private static Array texts(
            Session session, List<NewJob> jobs, Function<NewJob, @Nullable String> column)
            throws SQLException {
        return session.array("text", jobs.stream().map(column));
    }

    private String traceparent(NewJob job) {
        return job.traceparent().orElseGet(() -> TraceContext.create(random).toString());
    }

    /// From the present on, or from 1970 on.
    private static long millis(Start start) {
        return switch (start) {
            case Start.After after -> after.delay().toMillis();
            case Start.At at -> Math.max(0, earliest(at.instant()).toEpochMilli());
        };
    }

    private static Instant earliest(Instant instant) {
        return instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }
}
