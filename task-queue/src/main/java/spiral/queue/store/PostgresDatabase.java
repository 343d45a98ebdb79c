package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import spiral.queue.Lane;

/// Runs work in one PostgreSQL schema: in transactions, or in statements that are transactions of
/// their own, on pooled connections; heartbeats, which must not wait behind the others, on one more.
///
/// A connection that breaks is thrown away and the next call opens a new one ([PostgresPool]). Work
/// whose transaction lost a fight (deadlock, serialisation) or broke before its commit is run again,
/// so work must have no effect but through its session.
final class PostgresDatabase implements Database {
    /// How often work is tried whose transaction was a victim.
    private static final int TRIES = 5;

    private final PostgresPool pool;
    // each thread adds and removes itself
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
    private final ReentrantLock beatLock = new ReentrantLock();
    // guarded by beatLock
    private @Nullable Session beating;

    private PostgresDatabase(PostgresPool pool) {
        this.pool = pool;
    }

    /// Connects, and makes or checks the tables.
    ///
    /// @param chance any number: where this process starts to spread its counters
    static PostgresDatabase open(PostgresUrl url, int chance) {
        PostgresPool pool = new PostgresPool(url, chance);
        try (Session session = pool.connect()) {
            PostgresSchema.prepare(session, url);
        } catch (SQLException e) {
            throw pool.failure(e);
        }
        return new PostgresDatabase(pool);
    }

    /// From now on a session that says nothing for so long inside a transaction is ended by the server.
    void lease(Duration lease) {
        pool.lease(lease);
    }

    @Override
    public <T> T write(Work<T> work) {
        return untimed(timed(work));
    }

    /// The same for work that asks for the store's time itself, with what else it has to know.
    <T> T untimed(Part<T> work) {
        refuseInside();
        writing.add(Thread.currentThread());
        try {
            return inTurn(work, "");
        } finally {
            writing.remove(Thread.currentThread());
        }
    }

    /// Refuses a thread that is in the middle of a write, as a file does: what an effect stored in
    /// another transaction would be there also when its own is undone.
    void refuseInside() {
        if (writing.contains(Thread.currentThread())) {
            throw Gate.inside();
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return inTurn(timed(work), "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    private <T> T inTurn(Part<T> work, String begin) {
        pool.enter();
        try {
            return transact(work, begin);
        } finally {
            pool.leave();
        }
    }

    private static <T> Part<T> timed(Work<T> work) {
        return session -> work.in(session, session.number(session.dialect().now()));
    }

    @Override
    public <T> T beat(Work<T> work) {
        beatLock.lock();
        try {
            Session mine = beating == null ? pool.connect() : beating;
            beating = null;
            T result = once(mine, timed(work), "");
            beating = mine;
            return result;
        } catch (SQLException e) {
            throw pool.failure(e);
        } finally {
            beatLock.unlock();
        }
    }

    @Override
    public void close() {
        pool.close();
        beatLock.lock();
        try {
            if (beating != null) {
                PostgresPool.drop(beating);
            }
        } finally {
            beatLock.unlock();
        }
    }

    @Override
    public <T> T look(String query, Seen<T> row, @Nullable Object... arguments) {
        String timed =
                "SELECT (" + PostgresDialect.POSTGRES.now() + "), seen.* FROM (" + query + ") seen";
        return harmless(session ->
                session.first(timed, found -> row.map(found, found.getLong(1)), arguments)
                        .orElseThrow());
    }

    /// One statement that is a transaction of its own: BEGIN and COMMIT cost no trips. Where the
    /// connection breaks nobody knows whether it was carried out, and it is not tried again.
    <T> T alone(Part<T> statement) {
        return alone(statement, this::tryAgainAlone);
    }

    /// The same with one that may as well be carried out twice.
    <T> T harmless(Part<T> statement) {
        return alone(statement, this::worthAnotherTry);
    }

    private <T> T alone(Part<T> statement, Predicate<SQLException> again) {
        pool.enter();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return aloneOnce(pool.borrow(), statement);
                } catch (SQLException e) {
                    if (attempt == TRIES || !again.test(e)) {
                        throw pool.failure(e);
                    }
                }
            }
        } finally {
            pool.leave();
        }
    }

    /// Something done in one statement, or in a transaction.
    @FunctionalInterface
    interface Part<T> {
        T in(Session session) throws SQLException;
    }

    private <T> T aloneOnce(Session session, Part<T> statement) throws SQLException {
        boolean usable = false;
        try {
            session.connection().setAutoCommit(true);
            T result = statement.in(session);
            session.connection().setAutoCommit(false);
            usable = true;
            return result;
        } catch (Lane.Closed refused) {
            session.connection().setAutoCommit(false);
            usable = true;
            throw refused;
        } finally {
            if (usable) {
                pool.giveBack(session);
            } else {
                PostgresPool.drop(session);
            }
        }
    }

    /// Victims have changed nothing, and neither has a statement that a server refused which was
    /// going down; the other idle connections will fare no better.
    private boolean tryAgainAlone(SQLException e) {
        boolean shuttingDown = PostgresError.of(e).goingDown();
        if (shuttingDown) {
            pool.dropIdle();
        }
        return !pool.closed() && (shuttingDown || PostgresError.of(e).victim());
    }

    private <T> T transact(Part<T> work, String begin) {
        for (int attempt = 1; ; attempt++) {
            try {
                Session session = pool.borrow();
                T result = once(session, work, begin);
                pool.giveBack(session);
                return result;
            } catch (CommitBroken e) {
                throw pool.failure(e);
            } catch (SQLException e) {
                if (attempt == TRIES || !worthAnotherTry(e)) {
                    throw pool.failure(e);
                }
            }
        }
    }

    /// One transaction. The session is usable afterwards if this returns; if it throws, it is
    /// closed.
    private static <T> T once(Session session, Part<T> work, String begin) throws SQLException {
        boolean done = false;
        try {
            if (!begin.isEmpty()) {
                session.execute(begin);
            }
            T result = work.in(session);
            commit(session);
            done = true;
            return result;
        } finally {
            if (!done) {
                PostgresPool.drop(session);
            }
        }
    }

    private static void commit(Session session) throws SQLException {
        try {
            session.commit();
        } catch (SQLException e) {
            throw PostgresError.of(e).broken() ? new CommitBroken(e) : e;
        }
    }

    /// Nobody knows whether the commit was carried out.
    private static final class CommitBroken extends SQLException {
        private static final long serialVersionUID = 1;

        CommitBroken(SQLException cause) {
            super("the connection broke during a commit", cause.getSQLState(), cause);
        }
    }

    private boolean worthAnotherTry(SQLException e) {
        boolean stale = PostgresError.of(e).broken() && pool.hasIdle();
        if (stale) {
            pool.dropIdle();
        }
        return !pool.closed() && (PostgresError.of(e).victim() || stale);
    }
}
