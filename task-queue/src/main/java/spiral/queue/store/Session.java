package spiral.queue.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements, for one thread at a time.
final class Session implements AutoCloseable {
    /// How many rows of a long answer are fetched at once, where the database is a server.
    private static final int ROWS_AT_ONCE = 64;

    private final Connection connection;
    private final Dialect dialect;
    private final int stripe;
    private final boolean lent;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    // owned by the thread that has the session, and sent before the transaction ends
    private @Nullable Change last;

    /// @param stripe which of several rows that add up to one counter this session writes to
    Session(Connection connection, Dialect dialect, int stripe) {
        this(connection, dialect, stripe, false);
    }

    /// @param lent whether the connection belongs to somebody else, and stays open
    Session(Connection connection, Dialect dialect, int stripe, boolean lent) {
        this.lent = lent;
        this.connection = connection;
        this.dialect = dialect;
        this.stripe = stripe;
    }

    private record Change(String sql, List<@Nullable Object> arguments) {}

    /// Turns the current row into a value.
    @FunctionalInterface
    interface Row<T> {
        T map(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    int stripe() {
        return stripe;
    }

    /// Values as one parameter, where the database knows arrays.
    ///
    /// @param type of each, in the database's words
    Array array(String type, Stream<? extends @Nullable Object> values) throws SQLException {
        return connection.createArrayOf(
                type, values.toArray(type.equals("text") ? String[]::new : Long[]::new));
    }

    /// Runs a statement that takes no parameters: pragmas, transactions, DDL.
    void execute(String sql) throws SQLException {
        sendLast();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Runs a change and returns how many rows it touched.
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    /// Runs a change that is likely to be the transaction's last: where the COMMIT comes next, both
    /// are one trip to the server and back.
    void updateLast(String sql, @Nullable Object... arguments) throws SQLException {
        sendLast();
        last = new Change(sql, Arrays.asList(arguments));
        if (lent || connection.getAutoCommit()) {
            sendLast();
        }
    }

    private void sendLast() throws SQLException {
        Change change = last;
        last = null;
        if (change != null) {
            update(change.sql(), change.arguments().toArray());
        }
    }

    /// Ends the transaction that has been begun: all of it holds.
    void commit() throws SQLException {
        Change change = last;
        last = null;
        if (change == null) {
            connection.commit();
        } else {
            bound(change.sql() + "; COMMIT", change.arguments().toArray()).execute();
        }
    }

    /// Runs one change for each item, in one go.
    <T> void updateAll(String sql, Collection<T> items, Function<T, @Nullable Object[]> arguments)
            throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepared(sql);
        for (T item : items) {
            bind(statement, arguments.apply(item));
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /// Something done inside a transaction.
    @FunctionalInterface
    interface Part<T> {
        T run() throws SQLException;
    }

    /// Does all of it or, where it throws, nothing; the transaction goes on in either case.
    <T> T inSavepoint(Part<T> part) throws SQLException {
        execute("SAVEPOINT spiral_part");
        boolean done = false;
        try {
            T result = part.run();
            done = true;
            return result;
        } finally {
            execute(done ? "RELEASE spiral_part" : "ROLLBACK TO spiral_part");
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            while (rows.next()) {
                found.add(row.map(rows));
            }
        }
        return found;
    }

    /// Runs several statements in one trip, and returns the rows of the first.
    <T> List<T> queryFirst(String several, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = bound(several, arguments);
        statement.execute();
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                found.add(row.map(rows));
            }
        }
        return found;
    }

    /// Like [#query], but reads no further once the rows weigh `most` together; the first is always
    /// read.
    <T> List<T> queryUpTo(
            long most,
            ToLongFunction<T> weight,
            String sql,
            Row<T> row,
            @Nullable Object... arguments)
            throws SQLException {
        List<T> found = new ArrayList<>();
        long sum = 0;
        PreparedStatement statement = bound(sql, arguments);
        statement.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet rows = statement.executeQuery()) {
            while (sum < most && rows.next()) {
                T value = row.map(rows);
                sum += weight.applyAsLong(value);
                found.add(value);
            }
        }
        return found;
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(row.map(rows)) : Optional.empty();
        }
    }

    long number(String sql, @Nullable Object... arguments) throws SQLException {
        return first(sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    /// The answer to a yes-or-no question, such as `SELECT EXISTS …`.
    boolean holds(String sql, @Nullable Object... arguments) throws SQLException {
        return first(sql, row -> row.getBoolean(1), arguments).orElse(false);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        if (!lent) {
            connection.close();
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        sendLast();
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }
}
