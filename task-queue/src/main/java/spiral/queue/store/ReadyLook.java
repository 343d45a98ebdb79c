package spiral.queue.store;

import static spiral.queue.JobState.Name.READY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks, without a write, whether a claim for some types would find something.
///
/// How this works. The lines know the types of the jobs in them, but are not sorted by them: to learn
/// that none of a million is of a certain type, all have to be walked past, which takes 50 ms. A
/// worker that handles other types would do that about once a second, and whenever one of their jobs
/// is announced. So only the front of each line is looked at ([#END]), where those stand that have
/// waited longest; where a line is longer, its other end, where those stand that have just come; then
/// whatever was submitted since the last look, wherever it stands; and then all of it. If nobody stood
/// there, all of it is not walked again for so many times as long as that took ([#SHARE]). Only a job
/// that goes back to the middle of a long line may wait for that moment, if it is the only one of all
/// that its worker handles.
///
/// For any thread.
final class ReadyLook {
    /// Places looked at in front, and behind.
    static final int END = 1_000;

    private static final int SHARE = 19;

    private static final long LONGEST_REST_MILLIS = 10_000;

    /// Sets of types that are remembered.
    private static final int MOST = 100;

    private record Line(String index, String where, String order, String backwards) {
        String behind() {
            return " ORDER BY " + backwards + " LIMIT " + END;
        }
    }

    private static final List<Line> LINES =
            List.of(
                    new Line(
                            "job_ready",
                            " AND crashes = 0 AND limit_key IS NULL",
                            "rank, id",
                            "rank DESC, id DESC"),
                    new Line(
                            "job_suspect",
                            " AND crashes > 0",
                            "priority DESC, id",
                            "priority, id DESC"),
                    new Line(
                            "job_limited",
                            " AND crashes = 0 AND limit_key IS NOT NULL",
                            "limit_key, rank, id",
                            "limit_key DESC, rank DESC, id DESC"));

    private final Database database;
    private final Dialect dialect;
    private final String look;
    private final Map<Set<String>, Walked> walked = new ConcurrentHashMap<>();

    /// The lines hold nothing of some types, as far as is known.
    ///
    /// @param restUntil before this time of the store's they are not walked again
    /// @param newest the highest id at the latest look
    private record Walked(long restUntil, long newest) {
        /// A rest that reaches further than any can was begun before the clock went back.
        boolean rests(long now) {
            long left = restUntil - now;
            return left > 0 && left <= LONGEST_REST_MILLIS;
        }
    }

    /// What stands in front of the lines.
    ///
    /// @param ready whether there is a job of the types asked for
    /// @param longer whether there is a line beyond
    record Front(boolean ready, boolean longer, long now) {
        private static final int READY = 2;
        private static final int LONGER = 1;

        /// From the column `front`.
        static Front of(ResultSet row, long now) throws SQLException {
            int seen = row.getInt("front");
            return new Front((seen & READY) != 0, (seen & LONGER) != 0, now);
        }
    }

    ReadyLook(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
        this.look = "SELECT " + front(dialect) + " AS front";
    }

    /// Whether there is something, as far as is known.
    boolean anything(Set<String> types) {
        return anything(types, database.look(look, Front::of, arguments(dialect, types)));
    }

    /// The same, once the front has been looked at.
    boolean anything(Set<String> types, Front front) {
        return front.ready() || (front.longer() && beyond(types, front.now()));
    }

    /// An expression for what stands in front; it takes these [#arguments].
    static String front(Dialect dialect) {
        return LINES.stream()
                .map(line -> front(dialect, line))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String front(Dialect dialect, Line line) {
        return """
        (SELECT CASE WHEN max(CASE WHEN %s THEN 1 ELSE 0 END) = 1 THEN %d
          WHEN count(*) = %d THEN %d ELSE 0 END FROM (%s ORDER BY %s LIMIT %3$d) line)\
        """
                .formatted(
                        ofTypes(dialect),
                        Front.READY,
                        END,
                        Front.LONGER,
                        entries(dialect, line),
                        line.order());
    }

    static Object[] arguments(Dialect dialect, Set<String> types) {
        return Collections.nCopies(LINES.size(), dialect.list(types)).toArray();
    }

    // ---- beyond the front

    private boolean beyond(Set<String> types, long now) {
        Walked last = walked.get(types);
        return holds(types, line -> entries(dialect, line) + line.behind())
                || (last != null && submitted(types, last))
                || ((last == null || !last.rests(now)) && walk(types));
    }

    /// Whether one of them has been submitted since. Ids may come a little out of order.
    private boolean submitted(Set<String> types, Walked last) {
        return database.look(
                """
                SELECT count(CASE WHEN %s AND %s THEN 1 END) > 0 AS found, max(id) AS newest
                FROM job line WHERE id > ?\
                """
                        .formatted(dialect.in(READY), ofTypes(dialect)),
                (row, now) -> {
                    long newest = Math.max(row.getLong("newest"), last.newest());
                    walked.put(types, new Walked(last.restUntil(), newest));
                    return row.getBoolean("found");
                },
                dialect.list(types),
                last.newest() - END);
    }

    private boolean walk(Set<String> types) {
        Walked begun = present();
        boolean found = holds(types, line -> entries(dialect, line));
        if (!found) {
            long ended = present().restUntil();
            long rest = Math.clamp(SHARE * (ended - begun.restUntil()), 0, LONGEST_REST_MILLIS);
            remember(types, new Walked(ended + rest, begun.newest()));
        }
        return found;
    }

    private Walked present() {
        return database.look(
                "SELECT max(id) AS newest FROM job",
                (row, now) -> new Walked(now, row.getLong("newest")));
    }

    private void remember(Set<String> types, Walked now) {
        if (walked.size() >= MOST) {
            walked.clear();
        }
        walked.put(types, now);
    }

    /// Whether a job of these types is among those entries of a line.
    private boolean holds(Set<String> types, Function<Line, String> entries) {
        String any =
                LINES.stream()
                        .map(line ->
                                "EXISTS (SELECT 1 FROM (%s) line WHERE %s)"
                                        .formatted(entries.apply(line), ofTypes(dialect)))
                        .collect(Collectors.joining(" OR "));
        return database.look(
                "SELECT " + any + " AS found",
                (row, now) -> row.getBoolean("found"),
                arguments(dialect, types));
    }

    private static String entries(Dialect dialect, Line line) {
        return "SELECT type FROM job%s WHERE %s%s"
                .formatted(dialect.index(line.index()), dialect.in(READY), line.where());
    }

    private static String ofTypes(Dialect dialect) {
        return """
        type %s AND NOT EXISTS
          (SELECT 1 FROM lane WHERE lane.type = line.type AND mode = 'paused')\
        """
                .formatted(dialect.among());
    }
}
