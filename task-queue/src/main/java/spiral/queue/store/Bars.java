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
/// @param suspects whether ready jobs have seen a crash
/// @param held whether the worker has its lease; if so, it keeps it until the transaction ends
record Bars(
        List<String> guarded,
        Set<String> paused,
        boolean limited,
        boolean suspects,
        boolean held) {

    /// All of it in one statement: on a server each costs a trip.
    static Bars of(Session session, long worker) throws SQLException {
        List<String> guarded = new ArrayList<>();
        Set<String> paused = new TreeSet<>();
        Dialect dialect = session.dialect();
        String ready = dialect.in(JobState.Name.READY);
        List<String> found =
                session.query(
                        """
                        SELECT type, 'guarded' FROM breaker WHERE kind <> 'closed'
                        UNION ALL SELECT type, mode FROM lane WHERE mode = 'paused'
                        UNION ALL SELECT '', 'limited' WHERE EXISTS (SELECT 1 FROM job%s
                          WHERE %s AND crashes = 0 AND limit_key IS NOT NULL)
                        UNION ALL SELECT '', 'suspects' WHERE EXISTS (SELECT 1 FROM job%s
                          WHERE %s AND crashes > 0)
                        UNION ALL SELECT '', 'held' FROM (SELECT id FROM worker
                          WHERE id = ? AND ended_at IS NULL%s) AS leased
                        ORDER BY 1\
                        """
                                .formatted(
                                        dialect.index("job_limited"),
                                        ready,
                                        dialect.index("job_suspect"),
                                        ready,
                                        dialect.keyLock()),
                        row -> bar(row, guarded, paused),
                        worker);
        return new Bars(
                guarded,
                paused,
                found.contains("limited"),
                found.contains("suspects"),
                found.contains("held"));
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
