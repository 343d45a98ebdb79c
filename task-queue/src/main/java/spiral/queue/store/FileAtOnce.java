package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
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
/// of a table that fills and empties by the second it believes the wrong thing. The ids, which rise,
/// lead to the rows; `width_bucket` finds an id's place among them by halving, and at that place of
/// the other lists stand the token that the attempt has and its result.
final class FileAtOnce {
    private static final String FILE =
            """
            WITH said AS MATERIALIZED (
              SELECT ?::bigint[] AS ids, ?::bigint[] AS tokens, ?::text[] AS results),
            gone AS (
              DELETE FROM job
              WHERE id = ANY((SELECT ids FROM said)::bigint[])
                AND token = (SELECT tokens FROM said)[width_bucket(id, (SELECT ids FROM said))]
                AND state = 2 AND has_children = 0
              RETURNING *),
            filed AS (
              INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes, token,
                owner, started_at, timeout, submitted_at, traceparent, payload, last_error, result,
                unique_key, limit_key)
              SELECT id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at,
                timeout, submitted_at, traceparent, payload, last_error,
                (SELECT results FROM said)[width_bucket(id, (SELECT ids FROM said))],
                unique_key, limit_key
              FROM gone)
            SELECT array_agg(id), array_agg(token), array_agg(crashes) FROM gone\
            """;

    /// Which attempt at which job.
    record Which(long job, long token) {
        static Which of(Settlement settlement) {
            return new Which(settlement.claim().job(), settlement.claim().token());
        }
    }

    // of two attempts at one job the later one counts
    private static final Comparator<Success> BY_JOB =
            Comparator.comparingLong((Success s) -> s.claim().job())
                    .thenComparingLong(s -> s.claim().token());

    private FileAtOnce() {}

    /// Files the jobs of these successes as far as they are held.
    ///
    /// @return how many crashes each of the jobs that were filed has seen
    static Map<Which, Integer> file(Session session, List<Success> successes, Instant ended)
            throws SQLException {
        List<Success> rising = successes.stream().sorted(BY_JOB).toList();
        boolean results = rising.stream().anyMatch(success -> success.result().isPresent());
        return session.query(
                        FILE,
                        FileAtOnce::filed,
                        session.array("bigint", rising.stream().map(s -> s.claim().job())),
                        session.array("bigint", rising.stream().map(s -> s.claim().token())),
                        session.array(
                                "text",
                                rising.stream()
                                        .filter(_ -> results)
                                        .map(s -> s.result().orElse(null))),
                        ended.toEpochMilli())
                .getFirst();
    }

    private static Map<Which, Integer> filed(ResultSet row) throws SQLException {
        Map<Which, Integer> filed = new HashMap<>();
        if (row.getArray(1) != null) {
            Long[] ids = (Long[]) row.getArray(1).getArray();
            Long[] tokens = (Long[]) row.getArray(2).getArray();
            Long[] crashes = (Long[]) row.getArray(3).getArray();
            for (int i = 0; i < ids.length; i++) {
                filed.put(new Which(ids[i], tokens[i]), crashes[i].intValue());
            }
        }
        return filed;
    }
}
