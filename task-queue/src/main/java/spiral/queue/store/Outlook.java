package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// What time alone may have brought, seen in one statement: an idle worker takes this look about
/// once a second, and on a server it costs one trip there and back. Moments are the store's, in
/// milliseconds.
///
/// @param holder the worker that has the scheduler's role; 0 for nobody
/// @param until the end of that role's lease
/// @param standsIn whether the holder has slots for jobs, and whoever looks has none
/// @param nextDue when the first of the delayed jobs is due
/// @param latestLease when the youngest of the workers' leases was given or renewed
/// @param firstEnd when the first of them ends, or somebody has to see to a worker that has ended
/// @param nextTick when the first of the schedules asks for a job
/// @param front what a claim would find in front of the lines
record Outlook(
        long now,
        long holder,
        long until,
        boolean standsIn,
        long nextDue,
        long latestLease,
        long firstEnd,
        long nextTick,
        ReadyLook.Front front) {
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    /// @param types a ready job of these is looked for; where there are none, no job is
    static Outlook of(Database database, Dialect dialect, long worker, Set<String> types) {
        String due = dialect.index("job_due");
        String front = types.isEmpty() ? "0" : ReadyLook.front(dialect);
        List<Object> arguments = new ArrayList<>(List.of(worker));
        if (!types.isEmpty()) {
            Collections.addAll(arguments, ReadyLook.arguments(dialect, types));
        }
        String look =
                """
                SELECT (SELECT holder FROM role WHERE name = 'scheduler') AS holder,
                  (SELECT until FROM role WHERE name = 'scheduler') AS until,
                  EXISTS (SELECT 1 FROM worker WHERE slots > 0
                    AND id = (SELECT holder FROM role WHERE name = 'scheduler'))
                  AND EXISTS (SELECT 1 FROM worker WHERE id = ? AND slots = 0) AS stands_in,
                  coalesce((SELECT %s FROM job%s WHERE %s ORDER BY 1 LIMIT 1), %s)
                    AS next_due,
                  coalesce((SELECT max(lease_until - lease) FROM worker WHERE ended_at IS NULL), 0)
                    AS latest_lease,
                  coalesce((SELECT min(lease_until) FROM worker
                    WHERE ended_at IS NULL OR missed_at IS NOT NULL), %s) AS first_end,
                  coalesce((SELECT next_at FROM schedule ORDER BY next_at LIMIT 1), %s) AS next_tick,
                  %s AS front\
                """
                        .formatted(
                                dialect.due(), due, dialect.waiting(), NEVER, NEVER, NEVER, front);
        return database.look(look, Outlook::of, arguments.toArray());
    }

    private static Outlook of(ResultSet row, long now) throws SQLException {
        return new Outlook(
                now,
                row.getLong("holder"),
                row.getLong("until"),
                row.getBoolean("stands_in"),
                row.getLong("next_due"),
                row.getLong("latest_lease"),
                row.getLong("first_end"),
                row.getLong("next_tick"),
                ReadyLook.Front.of(row, now));
    }
}
