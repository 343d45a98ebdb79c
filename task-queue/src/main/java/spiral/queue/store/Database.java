package spiral.queue.store;

import java.sql.SQLException;

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

    @Override
    void close();
}
