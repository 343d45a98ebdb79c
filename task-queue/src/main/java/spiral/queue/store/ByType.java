package spiral.queue.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spiral.queue.JobState;

/// What there is of certain types, for whoever may see only those.
final class ByType {
    /// Jobs looked through for the newest ones, in each table: some ten milliseconds, however rare the
    /// types are among all others.
    private static final int MOST_LOOKED_AT = 100_000;

    private ByType() {}

    static List<Long> newest(
            Session session, Set<String> types, Optional<JobState.Name> state, int limit)
            throws SQLException {
        String inState = state.map(name -> " WHERE state = " + name.code()).orElse("");
        List<Long> ids = new ArrayList<>();
        for (String table : List.of("job", "done")) {
            ids.addAll(
                    session.query(
                            """
                            SELECT id FROM (SELECT id, type FROM %s%s ORDER BY id DESC LIMIT %d) latest
                            WHERE type %s ORDER BY id DESC LIMIT ?\
                            """
                                    .formatted(
                                            table,
                                            inState,
                                            MOST_LOOKED_AT,
                                            session.dialect().among()),
                            row -> row.getLong(1),
                            session.dialect().list(types),
                            limit));
        }
        ids.sort(Comparator.reverseOrder());
        return ids.subList(0, Math.min(limit, ids.size()));
    }

    static Map<String, Map<JobState.Name, Long>> standing(Session session, Set<String> types)
            throws SQLException {
        Map<String, Map<JobState.Name, Long>> counts = new TreeMap<>();
        session.query(
                "SELECT type, state, count(*) FROM job WHERE type %s GROUP BY type, state"
                        .formatted(session.dialect().among()),
                row ->
                        counts.computeIfAbsent(
                                        row.getString(1),
                                        type -> new EnumMap<>(JobState.Name.class))
                                .put(JobState.Name.of(row.getInt(2)), row.getLong(3)),
                session.dialect().list(types));
        return counts;
    }
}
