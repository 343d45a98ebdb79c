package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import spiral.queue.StoreException;

/// A few connections on one PostgreSQL schema, which threads [#enter] and take turns to [#borrow].
///
/// A connection that breaks is dropped and the next call opens a new one: after the server's restart
/// a store heals by itself. What an error means for callers is said here ([#failure]).
///
/// All methods may be called from any thread.
final class PostgresPool {
    /// More claimers than this on one server make claims slower, not faster.
    private static final int SESSIONS = 8;

    /// Counters are spread over so many rows.
    private static final int STRIPES = 32;

    /// A queue's tables are empty one moment and full the next, so what the planner believes about
    /// their size is always old. Each of our statements has its index; this says so.
    private static final String OURS =
            "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off;"
                    + " SET enable_mergejoin = off; SET enable_sort = off; SET jit = off;"
                    + " SET plan_cache_mode = force_generic_plan;"
                    + " SET idle_in_transaction_session_timeout = ";

    /// A process that is frozen inside a transaction keeps its rows from others for as long as its
    /// lease, but within these bounds.
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final PostgresUrl url;
    private final Semaphore free = new Semaphore(SESSIONS, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger nextStripe;
    private volatile boolean closed;
    // set once, when the store's settings are known
    private volatile long pauseMillis = LONGEST_PAUSE.toMillis();

    /// @param firstStripe any number: where this process starts to spread its counters
    PostgresPool(PostgresUrl url, int firstStripe) {
        this.url = url;
        this.nextStripe = new AtomicInteger(firstStripe);
    }

    /// From now on a session that says nothing for so long inside a transaction is ended by the server.
    void lease(Duration lease) {
        pauseMillis =
                Math.clamp(lease.toMillis(), SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis());
        dropIdle();
    }

    /// Waits, in turn, until this thread may borrow a session.
    void enter() {
        free.acquireUninterruptibly();
    }

    /// Ends what [#enter] began, when the session is back or dropped.
    void leave() {
        free.release();
    }

    /// A session that may have waited long, or a new one.
    Session borrow() throws SQLException {
        Session session = idle.pollFirst();
        return session == null ? connect() : session;
    }

    /// Takes back a session that is in no transaction.
    void giveBack(Session session) {
        if (closed) {
            drop(session);
        } else {
            idle.addFirst(session);
        }
    }

    /// Closing a connection rolls back what it had begun.
    static void drop(Session session) {
        try {
            session.connection().close();
        } catch (SQLException broken) {
            return;
        }
    }

    /// A new session; whoever does not give it back drops it.
    Session connect() throws SQLException {
        Connection connection = url.connect();
        int stripe = Math.floorMod(nextStripe.getAndIncrement(), STRIPES);
        Session session = new Session(connection, PostgresDialect.POSTGRES, stripe);
        session.execute(OURS + pauseMillis);
        connection.setAutoCommit(false);
        return session;
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    void dropIdle() {
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            drop(session);
        }
    }

    boolean closed() {
        return closed;
    }

    /// Sessions that are lent just now are closed as they come back.
    void close() {
        closed = true;
        dropIdle();
    }

    /// What a call is told that met this error.
    StoreException failure(SQLException e) {
        if (PostgresError.of(e).otherTables()) {
            Optional<StoreException> newer = newer();
            newer.ifPresent(refusal -> refusal.addSuppressed(e));
            return newer.orElseGet(() -> said(e));
        }
        return said(e);
    }

    /// A server that refuses a value refuses it for good; in whatever else it fails, it fails all.
    private StoreException said(SQLException e) {
        PostgresError error = PostgresError.of(e);
        String message = "the store " + url + ": " + error.said();
        return error.refusesValue() ? new StoreException(message, e) : new Outage(message, e);
    }

    /// What a program is told that opens the store now, if it is refused: a newer one has changed the
    /// tables under this one.
    private Optional<StoreException> newer() {
        try (Session session = connect()) {
            PostgresSchema.refuseNewer(session, url);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        } catch (StoreException refusal) {
            return Optional.of(refusal);
        }
    }
}
