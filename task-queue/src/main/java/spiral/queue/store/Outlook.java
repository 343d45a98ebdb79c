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

    /// Asks for it. The statements are composed once: to compose one takes longer than to answer it.
    static final class Question {
        private final Database database;
        private final Dialect dialect;
        private final String time;
        private final String timeAndJobs;

        Question(Database database, Dialect dialect) {
            this.database = database;
            this.dialect = dialect;
            this.time = statement(dialect, "0");
            this.timeAndJobs = statement(dialect, ReadyLook.front(dialect));
        }

        /// Without a look for jobs.
        Outlook ask(long worker) {
            return database.look(time, Outlook::of, worker);
        }

        /// @param types a ready job of these is looked for
        Outlook ask(long worker, Set<String> types) {
            List<Object> arguments = new ArrayList<>(List.of(worker));
            Collections.addAll(arguments, ReadyLook.arguments(dialect, types));
            return database.look(timeAndJobs, Outlook::of, arguments.toArray());
        }
    }

    private static String statement(Dialect dialect, String front) {
        return """
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
                        dialect.due(),
                        dialect.index("job_due"),
                        dialect.waiting(),
                        NEVER,
                        NEVER,
                        NEVER,
                        front);
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
