package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;

/// The queue in one schema of a PostgreSQL database, shared by any number of processes on any
/// number of machines.
///
///     submit, exchange ─► a pooled connection ─► rows locked, COMMIT, on the server's disk
///                              └─► afterwards: NOTIFY ─► other processes' listeners
///     heartbeat ─────────► a connection of its own
///
/// A returned call is on the server's disk (`synchronous_commit` is on for these connections). All
/// methods may be called from any thread.
public final class PostgresStore extends SqlStore {
    /// Counters that only callers' own transactions write to: those may be long.
    private static final int LENT_STRIPE = 99;

    private static final int MOST_IN_ONE_TRIP = 200;

    private final PostgresUrl url;
    private final PostgresDatabase database;
    private final Combining combining;
    private final RandomGenerator random;

    private PostgresStore(
            PostgresUrl url,
            PostgresDatabase database,
            QueueSettings settings,
            RandomGenerator random) {
        super(database, PostgresDialect.POSTGRES, settings, new Census(false), random);
        this.url = url;
        this.database = database;
        this.combining = combining(database, new OneTrip(settings.ageing(), random));
        this.random = random;
    }

    /// Opens the store at this address, made with the wished settings where there is none yet.
    ///
    /// @param address `postgresql://user:password@host:5432/database?schema=name`
    /// @throws spiral.queue.StoreException when it cannot be reached or is something else
    public static PostgresStore open(String address, QueueSettings wished, RandomGenerator random) {
        PostgresUrl url = PostgresUrl.parse(address);
        RandomGenerator shared = shared(random);
        PostgresDatabase database = PostgresDatabase.open(url, shared.nextInt());
        try {
            QueueSettings settings = Schema.settings(database, wished);
            database.lease(settings.lease());
            return new PostgresStore(url, database, settings, shared);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The caller's transaction looks for names elsewhere: ours is put in front for a moment.
    @Override
    <T> T lent(Connection connection, Database.Work<T> work) throws SQLException {
        try (Session session =
                new Session(connection, PostgresDialect.POSTGRES, LENT_STRIPE, true)) {
            return session.inSavepoint(() -> {
                String path = searchPath(session, "current_setting('search_path')");
                searchPath(session, "set_config('search_path', '" + url.name() + "', true)");
                T result = work.in(session, session.number(session.dialect().now()));
                session.first(
                        "SELECT set_config('search_path', ?, true)", row -> row.getString(1), path);
                return result;
            });
        }
    }

    private static String searchPath(Session session, String expression) throws SQLException {
        return session.first("SELECT " + expression, row -> row.getString(1)).orElseThrow();
    }

    /// In a transaction of its own: a NOTIFY inside the inserting one would make PostgreSQL run all
    /// commits one after the other. It need not be on disk: nothing rests on it.
    @Override
    void ring() {
        String channel = url.schema();
        database.harmless(session ->
                session.first(
                        "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, '')",
                        row -> channel,
                        channel));
    }

    /// A few jobs without ties are stored in one trip to the server, together with those of other
    /// callers. Ties take a transaction of several statements; and many jobs are worth one, because
    /// COPY costs the server less for each of them.
    @Override
    List<Long> insert(List<NewJob> batch) {
        database.refuseInside();
        boolean plain = batch.size() <= MOST_IN_ONE_TRIP && batch.stream().allMatch(OneTrip::takes);
        return plain && begun() ? combining.submit(batch) : super.insert(batch);
    }

    /// One trip asks for all that must be known first.
    @Override
    List<Long> insert(Inserting inserting, List<NewJob> batch) {
        return database.untimed(
                session -> inserting.insert(session, batch, Opening.timed(session, batch.size())));
    }

    private static Combining combining(PostgresDatabase database, OneTrip oneTrip) {
        return new Combining(
                MOST_IN_ONE_TRIP,
                jobs -> database.alone(session -> oneTrip.submit(session, jobs)),
                new Moment(),
                leaders());
    }

    /// One thread, which goes when it has nothing to do. Only one leads at a time.
    private static Executor leaders() {
        ThreadPoolExecutor leaders =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("submitting").factory());
        leaders.allowCoreThreadTimeOut(true);
        return leaders;
    }

    /// While one claims, another is being acknowledged. More would find less to do each.
    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public Connection connect() throws SQLException {
        return url.connect();
    }

    @Override
    public Subscription onWork(Runnable listener) {
        SplittableRandom own = new SplittableRandom(random.nextLong());
        return new Listening(url, url.schema(), own, listener).start();
    }

    /// Many threads write at once here, and each may need a number.
    private static RandomGenerator shared(RandomGenerator random) {
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }
}
