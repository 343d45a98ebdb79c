package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobState;

/// Where the two databases need different words for the same thing. Everything else of the store's
/// SQL is the same text for both.
///
/// SQLite lets one transaction write at a time, so it needs no row locks. PostgreSQL lets many:
/// there a row that is read in order to be changed is locked ([#lock]), and a claim passes over
/// rows that others have locked ([#skipLocked]).
enum Dialect {
    SQLITE {
        @Override
        String now() {
            return "SELECT CAST(round(unixepoch('subsec') * 1000) AS INTEGER)" + OFFSET;
        }

        @Override
        Opening open(Session session, int count, long now) throws SQLException {
            List<String> draining = session.query(Opening.DRAINING, row -> row.getString(1));
            return new Opening(now, nextIds(session, count), draining);
        }

        private static List<Long> nextIds(Session session, int count) throws SQLException {
            long first =
                    session.number(
                            "UPDATE meta SET value = value + ? WHERE key = 'next id'"
                                    + " RETURNING value - ?",
                            count,
                            count);
            return LongStream.range(first, first + count).boxed().toList();
        }

        @Override
        String index(String name) {
            return " INDEXED BY " + name;
        }

        @Override
        String in(JobState.Name state) {
            return "state = " + state.code();
        }

        @Override
        String notDead() {
            return "state <> 5";
        }

        @Override
        String due() {
            return "at";
        }

        @Override
        String waiting() {
            return "state IN (0, 3)";
        }

        @Override
        Optional<String> runningInLine() {
            return Optional.empty();
        }

        @Override
        String running() {
            return "state = 2";
        }

        @Override
        List<String> census() {
            return List.of(
                    counted(1, "job", "state = 1 AND crashes = 0 AND limit_key IS NULL"),
                    counted(1, "job", "state = 1 AND crashes = 0 AND limit_key IS NOT NULL"),
                    counted(1, "job", "state = 1 AND crashes > 0"),
                    counted(0, "job", "state IN (0, 3) AND state = 0"),
                    counted(3, "job", "state IN (0, 3) AND state = 3"),
                    counted(5, "job", "state = 5"),
                    counted(7, "job", "state = 7"),
                    counted(6, "done", "state = 6"),
                    "SELECT 2, owner, count(*), group_concat(id) FROM job WHERE state = 2 GROUP BY owner");
        }

        @Override
        String among() {
            return "IN (SELECT value FROM json_each(?))";
        }

        @Override
        String list(Collection<?> values) {
            return values.stream()
                    .map(value ->
                            value instanceof Number
                                    ? value.toString()
                                    : '"' + value.toString() + '"')
                    .collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        boolean changesAndAnswers() {
            return false;
        }

        @Override
        String lock() {
            return "";
        }

        @Override
        String keyLock() {
            return "";
        }

        @Override
        String skipLocked() {
            return "";
        }
    },

    POSTGRES {
        @Override
        String now() {
            return "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint" + OFFSET;
        }

        @Override
        Opening open(Session session, int count, long now) throws SQLException {
            return Opening.at(now, session, count);
        }

        @Override
        String index(String name) {
            return "";
        }

        @Override
        String in(JobState.Name state) {
            String shelf = "shelf = " + state.code();
            return switch (state) {
                case READY -> shelf + " AND state = 1";
                case RUNNING -> "shelf IN (1, 2) AND state = 2";
                default -> shelf;
            };
        }

        @Override
        String notDead() {
            return "shelf <> 5";
        }

        @Override
        String due() {
            return "due";
        }

        @Override
        String waiting() {
            return "due IS NOT NULL";
        }

        @Override
        Optional<String> runningInLine() {
            return Optional.of("shelf = 1 AND crashes = 0 AND limit_key IS NULL");
        }

        @Override
        String running() {
            return "shelf = 2";
        }

        // the line is walked once, for what is ready there and what runs
        @Override
        List<String> census() {
            return List.of(
                    """
                    SELECT state, owner, count(*), string_agg(CASE WHEN state = 2 THEN id::text END, ',')
                    FROM job WHERE shelf = 1 AND crashes = 0 AND limit_key IS NULL GROUP BY state, owner\
                    """,
                    counted(1, "job", "shelf = 1 AND crashes = 0 AND limit_key IS NOT NULL"),
                    counted(1, "job", "shelf = 1 AND crashes > 0"),
                    counted(0, "job", "due IS NOT NULL AND shelf = 0"),
                    counted(3, "job", "due IS NOT NULL AND shelf = 3"),
                    counted(5, "job", "shelf = 5"),
                    counted(7, "job", "shelf = 7"),
                    counted(6, "done", "state = 6"),
                    """
                    SELECT 2, owner, count(*), string_agg(id::text, ',') FROM job WHERE shelf = 2
                    GROUP BY owner\
                    """);
        }

        // from a few dozen rows on, COPY is the faster way
        @Override
        <T> void insertAll(
                Session session,
                String insert,
                String columns,
                List<T> items,
                Function<T, @Nullable Object[]> row)
                throws SQLException {
            if (items.size() < 32) {
                super.insertAll(session, insert, columns, items, row);
            } else {
                Copying.into(session, "job", columns, items, row);
            }
        }

        @Override
        void move(Session session, String into, String values, Object first, String ids)
                throws SQLException {
            session.update(
                    "WITH gone AS (DELETE FROM job WHERE id "
                            + amongIds()
                            + " RETURNING *) "
                            + into
                            + " SELECT "
                            + values
                            + " FROM gone",
                    ids,
                    first);
        }

        @Override
        String among() {
            return "= ANY(?::text[])";
        }

        @Override
        String amongIds() {
            return "= ANY(?::bigint[])";
        }

        @Override
        String amongFound(String query) {
            return "= ANY(ARRAY(" + query + "))";
        }

        @Override
        String list(Collection<?> values) {
            return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
        }

        @Override
        boolean changesAndAnswers() {
            return true;
        }

        @Override
        String lock() {
            return " FOR UPDATE";
        }

        @Override
        String keyLock() {
            return " FOR KEY SHARE";
        }

        @Override
        String skipLocked() {
            return " FOR UPDATE SKIP LOCKED";
        }
    };

    private static final String OFFSET =
            " + coalesce((SELECT value FROM meta WHERE key = 'clock offset'), 0)";

    /// Asks for the store's time, in milliseconds.
    abstract String now();

    /// Takes that many new ids, and asks which types are draining.
    abstract Opening open(Session session, int count, long now) throws SQLException;

    /// Inserts a row into `job` for each of these.
    ///
    /// @param insert the statement for one row
    /// @param columns names of the columns, in the order of its parameters
    <T> void insertAll(
            Session session,
            String insert,
            String columns,
            List<T> items,
            Function<T, @Nullable Object[]> row)
            throws SQLException {
        session.updateAll(insert, items, row);
    }

    /// Moves rows of `job` into `done`.
    ///
    /// @param into the INSERT, up to and without its SELECT
    /// @param values what is selected; its one parameter is `first`
    /// @param ids a [#list] of numbers
    void move(Session session, String into, String values, Object first, String ids)
            throws SQLException {
        session.update(into + " SELECT " + values + " FROM job WHERE id " + amongIds(), first, ids);
        session.update("DELETE FROM job WHERE id " + amongIds(), ids);
    }

    /// Names the index that a query must walk, where the planner can be told.
    abstract String index(String name);

    /// That a job is in this state, in words that the indexes know. There is no index of what runs.
    abstract String in(JobState.Name state);

    /// That a job is not dead, in words that the index of unique keys knows.
    abstract String notDead();

    /// The column of the time at which a job is due that is [#waiting].
    abstract String due();

    /// That a job waits for its time, in words that the index knows.
    abstract String waiting();

    /// A line in which jobs that run may stand among those that are ready.
    abstract Optional<String> runningInLine();

    /// That a job runs which has an index of its own: all of them, or those that left the line.
    abstract String running();

    /// Queries that together count all jobs but those that succeeded, each job once: state, owner, how
    /// many and, of those that run, their ids with commas between them.
    abstract List<String> census();

    private static String counted(int state, String table, String where) {
        return "SELECT %d, 0, count(*), NULL FROM %s WHERE %s".formatted(state, table, where);
    }

    /// Compares a text column with one parameter, a [#list] of texts.
    abstract String among();

    /// Compares a number column with one parameter, a [#list] of numbers.
    String amongIds() {
        return among();
    }

    /// Compares a number column with what a query finds, which is run first and once.
    String amongFound(String query) {
        return "IN (" + query + ")";
    }

    /// Writes a list as one parameter. Its texts hold nothing that would have to be escaped.
    abstract String list(Collection<?> values);

    /// Whether one statement can choose rows, change them and answer with them, in whatever part of
    /// it that is said ([ClaimAtOnce], [FileAtOnce]).
    abstract boolean changesAndAnswers();

    /// Ends a query whose rows will be changed.
    abstract String lock();

    /// Ends a query whose rows must go on existing as they are until the transaction ends.
    abstract String keyLock();

    /// Ends a query that takes rows which nobody else is taking.
    abstract String skipLocked();
}
