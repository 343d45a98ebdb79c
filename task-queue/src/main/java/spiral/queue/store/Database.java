package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Runs work in transactions, whichever database lies below.
///
/// A write that returned is on disk. One that throws [spiral.queue.StoreException] has changed
/// nothing, unless the connection broke in the very moment of the commit.
interface Database extends AutoCloseable {

    /// Something done in a transaction that began at the store's time `now`, in milliseconds.
    @FunctionalInterface
    interface Work<T> {
        T in(Session session, long now) throws SQLException;
    }

    /// Runs the work in a write transaction: all of it is on disk on return, or nothing is.
    <T> T write(Work<T> work);

    /// The same on the heartbeat's own connection: never waits behind a long batch.
    <T> T beat(Work<T> work);

    /// Runs reads on one consistent snapshot. Never waits for a writer.
    <T> T read(Work<T> work);

    /// Asks one question that has one row for its answer, in one statement: on a server one trip there
    /// and back.
    <T> T look(String query, Seen<T> row, @Nullable Object... arguments);

    /// Turns a row that was seen at the store's time `now` into a value.
    @FunctionalInterface
    interface Seen<T> {
        T map(ResultSet row, long now) throws SQLException;
    }

    @Override
    void close();
}
