package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobState;

/// Where the two databases need different words for the same thing. Everything else of the store's
/// SQL is the same text for both.
///
/// Their words stand beside each other in [SqliteDialect] and [PostgresDialect]. A dialect holds no
/// state: there is one of each, for all threads.
abstract sealed class Dialect permits SqliteDialect, PostgresDialect {
    /// Adds what the clock was moved by.
    static final String OFFSET =
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

    /// A part of [#census]: how many rows of the table are in a state in which no worker owns them.
    static String counted(int state, String table, String where) {
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
