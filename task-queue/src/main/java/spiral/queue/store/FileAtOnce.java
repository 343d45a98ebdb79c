package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
/// the other lists stand the token that the attempt has and its result. As a rule all are filed, and
/// none of them has seen a crash: then that is the whole answer.
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
              RETURNING id, type, priority, at, attempt, max_attempts, crashes, token, owner, timeout,
                submitted_at, traceparent, payload, last_error, unique_key, limit_key),
            filed AS (
              INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes, token,
                owner, started_at, timeout, submitted_at, traceparent, payload, last_error, result,
                unique_key, limit_key)
              SELECT id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at,
                timeout, submitted_at, traceparent, payload, last_error,
                (SELECT results FROM said)[width_bucket(id, (SELECT ids FROM said))],
                unique_key, limit_key
              FROM gone),
            outcome AS MATERIALIZED (
              SELECT (SELECT count(*) FILTER (WHERE crashes = 0) FROM gone) = cardinality(ids) AS smooth
              FROM said)
            SELECT smooth, CASE WHEN NOT smooth THEN (SELECT array_agg(id) FROM gone) END,
              CASE WHEN NOT smooth THEN (SELECT array_agg(token) FROM gone) END,
              CASE WHEN NOT smooth THEN (SELECT array_agg(crashes) FROM gone) END
            FROM outcome\
            """;

    /// Which attempt at which job.
    private record Which(long job, long token) {
        static Which of(Settlement settlement) {
            return new Which(settlement.claim().job(), settlement.claim().token());
        }
    }

    // of two attempts at one job the later one counts
    private static final Comparator<Success> BY_JOB =
            Comparator.comparingLong((Success s) -> s.claim().job())
                    .thenComparingLong(s -> s.claim().token());

    private static final FileAtOnce NONE = new FileAtOnce(Map.of());

    // null where all were filed that can be, and none has seen a crash; else the crashes of each
    private final @Nullable Map<Which, Integer> crashes;

    private FileAtOnce(@Nullable Map<Which, Integer> crashes) {
        this.crashes = crashes;
    }

    /// Files the jobs of those of these successes that have nothing to say in the store but that, as
    /// far as they are held.
    static FileAtOnce file(Session session, List<Settlement> settlements, Instant ended)
            throws SQLException {
        List<Success> rising = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            if (settlement instanceof Success success && success.effects().isEmpty()) {
                rising.add(success);
            }
        }
        if (rising.isEmpty() || !session.dialect().changesAndAnswers()) {
            return NONE;
        }
        rising.sort(BY_JOB);
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

    private static FileAtOnce filed(ResultSet row) throws SQLException {
        if (row.getBoolean(1)) {
            return new FileAtOnce(null);
        }
        Map<Which, Integer> filed = new HashMap<>();
        if (row.getArray(2) != null) {
            Long[] ids = (Long[]) row.getArray(2).getArray();
            Long[] tokens = (Long[]) row.getArray(3).getArray();
            Long[] crashes = (Long[]) row.getArray(4).getArray();
            for (int i = 0; i < ids.length; i++) {
                filed.put(new Which(ids[i], tokens[i]), crashes[i].intValue());
            }
        }
        return new FileAtOnce(filed);
    }

    /// Whether it was filed, and is not taken yet.
    boolean has(Settlement settlement) {
        boolean plain = settlement instanceof Success success && success.effects().isEmpty();
        return plain && (crashes == null || crashes.containsKey(Which.of(settlement)));
    }

    /// How many crashes the job has seen whose success was filed. Each is taken once: what says the
    /// same again comes too late.
    int take(Success success) {
        Integer seen = crashes == null ? Integer.valueOf(0) : crashes.remove(Which.of(success));
        return Objects.requireNonNull(seen);
    }
}
