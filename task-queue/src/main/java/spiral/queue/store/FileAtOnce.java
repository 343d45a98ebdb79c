package spiral.queue.store;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
/// none of them has seen a crash: then their number is the whole answer. Else those are looked up
/// that this transaction has written (`xmin`).
final class FileAtOnce {
    private static final String FILE =
            """
            WITH gone AS (
              DELETE FROM job
              WHERE id = ANY(?::bigint[])
                AND token = (?::bigint[])[width_bucket(id, ?::bigint[])]
                AND state = 2 AND has_children = 0
              RETURNING id, type, priority, at, attempt, max_attempts, crashes, token, owner, timeout,
                submitted_at, traceparent, payload, last_error, unique_key, limit_key)
            INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes, token,
              owner, started_at, timeout, submitted_at, traceparent, payload, last_error, result,
              unique_key, limit_key)
            SELECT id, type, priority, 4, ?, attempt, max_attempts, crashes, token, owner, at, timeout,
              submitted_at, traceparent, payload, last_error,
              (?::text[])[width_bucket(id, ?::bigint[])], unique_key, limit_key
            FROM gone\
            """;

    private static final String FILED =
            """
            SELECT id, token, crashes FROM done
            WHERE id = ANY(?::bigint[]) AND xmin = pg_current_xact_id()::xid\
            """;

    /// Which attempt at which job.
    private record Which(long job, long token) {
        static Which of(Settlement settlement) {
            return new Which(settlement.claim().job(), settlement.claim().token());
        }
    }

    private static final Comparator<Success> BY_JOB =
            Comparator.comparingLong(success -> success.claim().job());

    private static final FileAtOnce NONE = new FileAtOnce(Set.of(), Map.of());

    // jobs of which more than one thing is said: what is said first counts
    private final Set<Long> repeated;

    // null where all were filed that can be, and none has seen a crash; else the crashes of each
    private final @Nullable Map<Which, Integer> crashes;

    private FileAtOnce(Set<Long> repeated, @Nullable Map<Which, Integer> crashes) {
        this.repeated = repeated;
        this.crashes = crashes;
    }

    /// Files the jobs of those of these successes that have nothing to say in the store but that, as
    /// far as they are held.
    static FileAtOnce file(Session session, List<Settlement> settlements, Instant ended)
            throws SQLException {
        Set<Long> repeated = repeated(settlements);
        List<Success> rising = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            if (settlement instanceof Success success && plain(success, repeated)) {
                rising.add(success);
            }
        }
        if (rising.isEmpty() || !session.dialect().changesAndAnswers()) {
            return NONE;
        }
        rising.sort(BY_JOB);
        boolean results = rising.stream().anyMatch(success -> success.result().isPresent());
        Array ids = session.array("bigint", rising.stream().map(s -> s.claim().job()));
        int filed =
                session.update(
                        FILE,
                        ids,
                        session.array("bigint", rising.stream().map(s -> s.claim().token())),
                        ids,
                        ended.toEpochMilli(),
                        session.array(
                                "text",
                                rising.stream()
                                        .filter(_ -> results)
                                        .map(s -> s.result().orElse(null))),
                        ids);
        boolean smooth =
                filed == rising.size() && rising.stream().noneMatch(s -> s.claim().alone());
        return new FileAtOnce(repeated, smooth ? null : filed(session, ids));
    }

    private static Map<Which, Integer> filed(Session session, Array ids) throws SQLException {
        Map<Which, Integer> filed = new HashMap<>();
        session.query(
                FILED,
                row -> filed.put(new Which(row.getLong(1), row.getLong(2)), row.getInt(3)),
                ids);
        return filed;
    }

    private static Set<Long> repeated(List<Settlement> settlements) {
        Set<Long> seen = new HashSet<>();
        return settlements.stream()
                .map(settlement -> settlement.claim().job())
                .filter(job -> !seen.add(job))
                .collect(Collectors.toSet());
    }

    private static boolean plain(Success success, Set<Long> repeated) {
        return success.effects().isEmpty() && !repeated.contains(success.claim().job());
    }

    /// Whether it was filed.
    boolean has(Settlement settlement) {
        boolean plain = settlement instanceof Success success && plain(success, repeated);
        return plain && (crashes == null || crashes.containsKey(Which.of(settlement)));
    }

    /// How many crashes the job has seen whose success was filed.
    int crashes(Success success) {
        return crashes == null ? 0 : Objects.requireNonNull(crashes.get(Which.of(success)));
    }
}
