package spiral.queue.store;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import spiral.queue.JobState;

/// What there is of certain types, for whoever may see only those.
final class ByType {
    private ByType() {}

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
