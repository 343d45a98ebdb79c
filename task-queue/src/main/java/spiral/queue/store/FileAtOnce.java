package spiral.queue.store;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spiral.queue.Settlement;
import spiral.queue.Settlement.Success;

/// PostgreSQL's acknowledgement in one statement: looks whether each attempt still holds its job,
/// and moves those that do from the living to the records.
///
/// What it leaves where it is, another look has to explain: a stale token, a job that has ended, or
/// one that others wait for.
///
/// How this works. There is no join: a join is planned by what the planner believes about sizes, and
/// of a table that fills and empties by the second it believes the wrong thing. The ids lead to the
/// rows; the second list says which attempt each may be held by; `state + 0` keeps indexes of few
/// rows out of it.
final class FileAtOnce {
    private static final String FILE =
            """
            WITH gone AS (
              DELETE FROM job
              WHERE id = ANY(?::bigint[]) AND (id || '/' || token) = ANY(?::text[])
                AND state + 0 = 2 AND has_children = 0
              RETURNING *),
            filed AS (
              INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes, token,
                owner, started_at, timeout, submitted_at, traceparent, payload, last_error, result,
                unique_key, limit_key)
              SELECT id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at,
                timeout, submitted_at, traceparent, payload, last_error,
                (?::text[])[array_position(?::bigint[], id)], unique_key, limit_key
              FROM gone)
            SELECT id, token, crashes FROM gone\
            """;

    /// Which attempt at which job.
    record Which(long job, long token) {
        static Which of(Settlement settlement) {
            return new Which(settlement.claim().job(), settlement.claim().token());
        }
    }

    private FileAtOnce() {}

    /// Files the jobs of these successes as far as they are held.
    ///
    /// @return how many crashes each of the jobs that were filed has seen
    static Map<Which, Integer> file(Session session, List<Success> successes, Instant ended)
            throws SQLException {
        Map<Which, Integer> filed = new HashMap<>(successes.size() * 2);
        Array ids = session.array("bigint", successes.stream().map(s -> s.claim().job()));
        List<Success> withResult =
                successes.stream().filter(success -> success.result().isPresent()).toList();
        session.query(
                FILE,
                row -> filed.put(new Which(row.getLong(1), row.getLong(2)), row.getInt(3)),
                ids,
                session.array("text", successes.stream().map(FileAtOnce::held)),
                ended.toEpochMilli(),
                session.array("text", withResult.stream().map(s -> s.result().orElseThrow())),
                session.array("bigint", withResult.stream().map(s -> s.claim().job())));
        return filed;
    }

    private static String held(Success success) {
        return success.claim().job() + "/" + success.claim().token();
    }
}
