package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import spiral.queue.JobState;

/// What holds jobs back just now.
///
/// @param guarded types whose breaker is not closed
/// @param paused types whose lane is paused
/// @param limited whether ready jobs have limit keys
record Bars(List<String> guarded, Set<String> paused, boolean limited) {

    static Bars of(Session session) throws SQLException {
        List<String> guarded = new ArrayList<>();
        Set<String> paused = new TreeSet<>();
        boolean limited =
                session.query(
                                """
                                SELECT type, 'guarded' FROM breaker WHERE kind <> 'closed'
                                UNION ALL SELECT type, mode FROM lane WHERE mode = 'paused'
                                UNION ALL SELECT '', 'limited' WHERE EXISTS (SELECT 1 FROM job%s
                                  WHERE %s AND crashes = 0 AND limit_key IS NOT NULL)
                                ORDER BY 1\
                                """
                                        .formatted(
                                                session.dialect().index("job_limited"),
                                                session.dialect().in(JobState.Name.READY)),
                                row -> bar(row, guarded, paused))
                        .contains("limited");
        return new Bars(guarded, paused, limited);
    }

    /// Those of these types that are not paused.
    Set<String> open(Set<String> types) {
        Set<String> open = new TreeSet<>(types);
        open.removeAll(paused);
        return open;
    }

    private static String bar(ResultSet row, List<String> guarded, Set<String> paused)
            throws SQLException {
        switch (row.getString(2)) {
            case "guarded" -> guarded.add(row.getString(1));
            case "paused" -> paused.add(row.getString(1));
            default -> {}
        }
        return row.getString(2);
    }
}
