package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.NewJob.Start;
import spiral.queue.QueueStats.Event;

/// Stores jobs without keys or parents on PostgreSQL with one trip to the server and back, in a
/// transaction of its own.
///
/// How this works. Two statements are sent together, and until the answer to both the server keeps
/// them in one transaction: the first checks the lanes, reads the server's clock and stores the rows;
/// the second counts them, if the first has stored any: only then has the transaction a number.
/// Columns travel as arrays, so one job and a hundred are the same statement, planned once. (To count
/// what the first statement returns, inside it, costs the server half as much again.)
final class OneTrip {
    private static final String CLOCK =
            """
            (SELECT (extract(epoch FROM now()) * 1000)::bigint
              + coalesce((SELECT value FROM meta WHERE key = 'clock offset'), 0) AS now
              OFFSET 0) AS clock\
            """;

    private static final String STORE =
            """
            INSERT INTO job (id, type, priority, state, at, rank, attempt, max_attempts, crashes,
              token, timeout, submitted_at, traceparent, payload, limit_key)
            SELECT nextval('job_id'), type, priority, CASE WHEN delay > 0 THEN 0 ELSE 1 END,
              now + delay, now + delay - priority * ?, 0, max_attempts, 0,
              0, timeout, now, traceparent, payload, limit_key
            FROM %s, (SELECT unnest(?::text[]) AS type, unnest(?::bigint[]) AS priority,
              unnest(?::bigint[]) AS delay, unnest(?::bigint[]) AS max_attempts,
              unnest(?::bigint[]) AS timeout, unnest(?::text[]) AS traceparent,
              unnest(?::text[]) AS payload, unnest(?::text[]) AS limit_key) AS given
            WHERE NOT EXISTS (SELECT 1 FROM lane WHERE type = ANY(?::text[]) AND mode = 'draining')
            RETURNING id;
            """
                    .formatted(CLOCK);

    private static final String COUNT =
            """
            INSERT INTO minute_count SELECT now / 60000, type, event, ?, n
            FROM %s, unnest(?::text[], ?::text[], ?::bigint[]) AS counted(type, event, n)
            WHERE txid_current_if_assigned() IS NOT NULL
            ON CONFLICT (minute, type, event, stripe) DO UPDATE SET n = minute_count.n + excluded.n\
            """
                    .formatted(CLOCK);

    private final Duration ageing;
    private final RandomGenerator random;

    OneTrip(Duration ageing, RandomGenerator random) {
        this.ageing = ageing;
        this.random = random;
    }

    /// Whether this way is open to a job: it has no ties that must be looked up, and it is known
    /// already here whether it will have to wait.
    static boolean takes(NewJob job) {
        return job.start() instanceof Start.After && Inserting.untied(job.ties());
    }

    /// Stores them and returns their ids, which rise.
    List<Long> submit(Session session, List<NewJob> jobs) throws SQLException {
        Tally tally = tally(jobs);
        List<Long> ids =
                session.queryFirst(
                        STORE + COUNT,
                        row -> row.getLong(1),
                        ageing.toMillis(),
                        texts(jobs, NewJob::type),
                        numbers(jobs, NewJob::priority),
                        numbers(jobs, job -> delay(job).toMillis()),
                        numbers(jobs, NewJob::maxAttempts),
                        numbers(jobs, job -> job.timeout().toMillis()),
                        texts(jobs, job -> Inserting.traceparent(job, random)),
                        texts(jobs, NewJob::payload),
                        texts(jobs, job -> job.ties().limit().orElse(null)),
                        jobs.stream().map(NewJob::type).distinct().toArray(String[]::new),
                        (long) session.stripe(),
                        tally.types(),
                        tally.events(),
                        tally.numbers());
        if (ids.isEmpty()) {
            throw new Lane.Closed(draining(session, jobs));
        }
        return ids;
    }

    private static Tally tally(List<NewJob> jobs) {
        Tally tally = new Tally();
        for (NewJob job : jobs) {
            tally.count(job.type(), Event.SUBMITTED);
            if (delay(job).toMillis() > 0) {
                tally.count(job.type(), Event.DELAYED);
            }
        }
        return tally;
    }

    private static Duration delay(NewJob job) {
        return ((Start.After) job.start()).delay();
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

    private static long[] numbers(List<NewJob> jobs, ToLongFunction<NewJob> column) {
        return jobs.stream().mapToLong(column).toArray();
    }

    private static @Nullable String[] texts(
            List<NewJob> jobs, Function<NewJob, @Nullable String> column) {
        return jobs.stream().map(column).toArray(String[]::new);
    }
}
