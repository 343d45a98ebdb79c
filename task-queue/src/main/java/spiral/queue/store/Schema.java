package spiral.queue.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import spiral.async.BreakerRules;
import spiral.queue.QueueSettings;
import spiral.queue.StoreException;

/// The tables, made once by whoever opens the file first. Live jobs and dead letters stand in
/// `job`, finished ones move to `done`, so that the indexes which every claim walks stay small.
final class Schema {
    /// Raised with every change of the tables. An older store gets the steps that it lacks; a newer
    /// one is refused.
    private static final int VERSION = 3;

    /// `at` means: due at, ready since, running since or ended at, by state.
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE job (
                      id INTEGER PRIMARY KEY, type TEXT NOT NULL, priority INTEGER NOT NULL,
                      state INTEGER NOT NULL, at INTEGER NOT NULL, attempt INTEGER NOT NULL,
                      max_attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, token INTEGER NOT NULL,
                      owner INTEGER, begun INTEGER NOT NULL DEFAULT 0, cancel_asked INTEGER NOT NULL DEFAULT 0,
                      waited_before INTEGER NOT NULL DEFAULT 0, timeout INTEGER NOT NULL,
                      submitted_at INTEGER NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
                      last_error TEXT, result TEXT)\
                    """,
                    // states by number: 0 scheduled, 1 ready, 2 running, 3 retrying, 5 dead
                    "CREATE INDEX job_ready ON job (priority DESC, id, type) WHERE state = 1 AND crashes = 0",
                    "CREATE INDEX job_suspect ON job (priority DESC, id, type) WHERE state = 1 AND crashes > 0",
                    "CREATE INDEX job_due ON job (at, state) WHERE state IN (0, 3)",
                    "CREATE INDEX job_owner ON job (owner) WHERE state = 2",
                    "CREATE INDEX job_dead ON job (id) WHERE state = 5",
                    """
                    CREATE TABLE done (
                      id INTEGER PRIMARY KEY, type TEXT NOT NULL, priority INTEGER NOT NULL,
                      state INTEGER NOT NULL, at INTEGER NOT NULL, attempt INTEGER NOT NULL,
                      max_attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, token INTEGER NOT NULL,
                      owner INTEGER, started_at INTEGER NOT NULL, timeout INTEGER NOT NULL,
                      submitted_at INTEGER NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
                      last_error TEXT, result TEXT)\
                    """,
                    "CREATE INDEX done_at ON done (at)",
                    "CREATE INDEX done_cancelled ON done (id) WHERE state = 6",
                    """
                    CREATE TABLE total (
                      event TEXT NOT NULL, stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (event, stripe)) WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE attempt (
                      job INTEGER NOT NULL, token INTEGER NOT NULL, number INTEGER NOT NULL,
                      worker INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
                      ending TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (job, token)) WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE worker (
                      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, pid INTEGER NOT NULL,
                      host TEXT NOT NULL, slots INTEGER NOT NULL, types TEXT NOT NULL,
                      lease INTEGER NOT NULL, lease_until INTEGER NOT NULL, seen_at INTEGER NOT NULL,
                      missed_at INTEGER, ended_at INTEGER, ending TEXT)\
                    """,
                    "CREATE TABLE role (name TEXT PRIMARY KEY, holder INTEGER NOT NULL, until INTEGER NOT NULL)"
                            + " WITHOUT ROWID",
                    """
                    CREATE TABLE listener (port INTEGER PRIMARY KEY, pid INTEGER NOT NULL)\
                    """,
                    """
                    CREATE TABLE breaker (
                      type TEXT PRIMARY KEY, kind TEXT NOT NULL, generation INTEGER NOT NULL,
                      failures INTEGER NOT NULL, calls INTEGER NOT NULL, until INTEGER NOT NULL,
                      succeeded INTEGER NOT NULL, outstanding INTEGER NOT NULL) WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE minute_count (
                      minute INTEGER NOT NULL, type TEXT NOT NULL, event TEXT NOT NULL,
                      stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (minute, type, event, stripe)) WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE minute_latency (
                      minute INTEGER NOT NULL, type TEXT NOT NULL, what TEXT NOT NULL, bucket INTEGER NOT NULL,
                      stripe INTEGER NOT NULL, n INTEGER NOT NULL,
                      PRIMARY KEY (minute, type, what, bucket, stripe)) WITHOUT ROWID\
                    """);

    private Schema() {}

    /// The statements that make the first tables and their indexes, beside `meta`, in order.
    static List<String> tables() {
        return TABLES;
    }

    /// Makes the tables where the file is new, makes the steps that an older store lacks, and
    /// refuses a file that is something else. All steps are made or none.
    static void prepare(Session session, Path file) throws SQLException {
        if (version(session, file) < VERSION) {
            session.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                step(session, version(session, file));
                done = true;
            } finally {
                session.execute(done ? "COMMIT" : "ROLLBACK");
            }
        }
    }

    private static void step(Session session, int from) throws SQLException {
        if (from < 1) {
            session.execute(
                    "CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID");
            run(session, TABLES);
            put(session, "next id", 1);
        }
        if (from == 1) {
            run(session, StripesSchema.statements());
        }
        if (from < 3) {
            run(session, TiesSchema.statements());
        }
        put(session, "spiral queue", Integer.toString(VERSION));
    }

    private static void run(Session session, List<String> statements) throws SQLException {
        for (String statement : statements) {
            session.execute(statement);
        }
    }

    /// 0 for an empty file.
    private static int version(Session session, Path file) throws SQLException {
        if (session.number("SELECT count(*) FROM sqlite_schema") == 0) {
            return 0;
        }
        boolean ours =
                session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'") == 1;
        int version =
                ours
                        ? (int)
                                session.number(
                                        "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'spiral queue'")
                        : 0;
        if (version < 1 || version > VERSION) {
            throw new StoreException(
                    version == 0
                            ? "the file " + file + " is a database, but not a queue's store"
                            : "the store %s has version %s, this program reads up to version %s"
                                    .formatted(file, version, VERSION));
        }
        return version;
    }

    /// The settings that all processes on this store share: the first one's wish.
    static QueueSettings settings(Database database, QueueSettings wished) {
        return database.read((session, now) -> agreed(session))
                .orElseGet(() -> database.write((session, now) -> agree(session, wished)));
    }

    /// Writes the settings where the store has none yet, and returns those that hold.
    private static QueueSettings agree(Session session, QueueSettings wished) throws SQLException {
        if (agreed(session).isEmpty()) {
            for (var entry : written(wished).entrySet()) {
                put(session, entry.getKey(), entry.getValue());
            }
        }
        return read(session);
    }

    /// The settings that the store has, or nothing when it is new.
    private static Optional<QueueSettings> agreed(Session session) throws SQLException {
        boolean there = session.number("SELECT count(*) FROM meta WHERE key = 'lease'") == 1;
        return there ? Optional.of(read(session)) : Optional.empty();
    }

    /// Remembers when the first job came, so that rates do not count the time before.
    static void markFirstJob(Session session, long now) throws SQLException {
        session.update(
                "INSERT INTO meta VALUES ('first job at', ?) ON CONFLICT (key) DO NOTHING", now);
    }

    static void put(Session session, String key, Object value) throws SQLException {
        session.update(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                key,
                value);
    }

    private static Map<String, Object> written(QueueSettings settings) {
        BreakerRules breaker = settings.breaker();
        return Map.ofEntries(
                Map.entry("lease", settings.lease().toMillis()),
                Map.entry("crash budget", settings.crashBudget()),
                Map.entry("first wait", settings.firstWait().toMillis()),
                Map.entry("longest wait", settings.longestWait().toMillis()),
                Map.entry("ageing", settings.ageing().toMillis()),
                Map.entry("retention", settings.retention().toMillis()),
                Map.entry("breaker window", breaker.window()),
                Map.entry("breaker minimum", breaker.minimumCalls()),
                Map.entry("breaker percent", breaker.failurePercent()),
                Map.entry("breaker open for", breaker.openFor().toMillis()),
                Map.entry("breaker probes", breaker.probes()));
    }

    private static QueueSettings read(Session session) throws SQLException {
        Map<String, Long> values =
                session
                        .query(
                                "SELECT key, value FROM meta WHERE key NOT IN ('spiral queue', 'version')",
                                row -> Map.entry(row.getString(1), row.getLong(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new QueueSettings(
                Duration.ofMillis(value(values, "lease")),
                (int) value(values, "crash budget"),
                Duration.ofMillis(value(values, "first wait")),
                Duration.ofMillis(value(values, "longest wait")),
                new BreakerRules(
                        (int) value(values, "breaker window"),
                        (int) value(values, "breaker minimum"),
                        (int) value(values, "breaker percent"),
                        Duration.ofMillis(value(values, "breaker open for")),
                        (int) value(values, "breaker probes")),
                Duration.ofMillis(value(values, "retention")),
                Duration.ofMillis(value(values, "ageing")));
    }

    private static long value(Map<String, Long> values, String key) {
        Long value = values.get(key);
        if (value == null) {
            throw new StoreException("the store lacks its setting '" + key + "'");
        }
        return value;
    }
}
