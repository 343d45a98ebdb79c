package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import spiral.log.TraceContext;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.NewJob.Start;

/// Stores one job without ties on PostgreSQL in a single statement that is its own transaction: the
/// server's clock, the lane, the row and the counts, for one trip to the server and back.
final class OneTrip {
    private static final String SUBMIT =
            """
            WITH clock AS MATERIALIZED (
              SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
                + coalesce((SELECT value FROM meta WHERE key = 'clock offset'), 0) AS now),
            due AS MATERIALIZED (
              SELECT now, greatest(now, now * ? + ?) AS at FROM clock),
            stored AS (
              INSERT INTO job (id, type, priority, state, at, rank, attempt, max_attempts, crashes,
                token, timeout, submitted_at, traceparent, payload)
              SELECT nextval('job_id'), ?, ?, CASE WHEN at > now THEN 0 ELSE 1 END, at, at - ?, 0, ?,
                0, 0, ?, now, ?, ?
              FROM due
              WHERE NOT EXISTS (SELECT 1 FROM lane WHERE type = ? AND mode = 'draining')
              RETURNING id, state, submitted_at),
            counted AS (
              SELECT submitted_at / 60000 AS minute, 'SUBMITTED' AS event FROM stored
              UNION ALL SELECT submitted_at / 60000, 'DELAYED' FROM stored WHERE state = 0),
            minutes AS (
              INSERT INTO minute_count SELECT minute, ?, event, ?, 1 FROM counted
              ON CONFLICT (minute, type, event, stripe) DO UPDATE SET n = minute_count.n + 1),
            totals AS (
              INSERT INTO total SELECT event, ?, 1 FROM counted
              ON CONFLICT (event, stripe) DO UPDATE SET n = total.n + 1)
            SELECT id FROM stored\
            """;

    private final Duration ageing;
    private final RandomGenerator random;

    OneTrip(Duration ageing, RandomGenerator random) {
        this.ageing = ageing;
        this.random = random;
    }

    /// @return the job's id
    long submit(Session session, NewJob job) throws SQLException {
        return session.first(
                        SUBMIT,
                        row -> row.getLong(1),
                        job.start() instanceof Start.After ? 1L : 0L,
                        millis(job.start()),
                        job.type(),
                        (long) job.priority(),
                        job.priority() * ageing.toMillis(),
                        (long) job.maxAttempts(),
                        job.timeout().toMillis(),
                        job.traceparent().orElseGet(() -> TraceContext.create(random).toString()),
                        job.payload(),
                        job.type(),
                        job.type(),
                        (long) session.stripe(),
                        (long) session.stripe())
                .orElseThrow(() -> new Lane.Closed(job.type()));
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
