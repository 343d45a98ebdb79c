package spiral.queue.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import spiral.queue.StoreException;

/// The tables on PostgreSQL: the same as on SQLite ([Schema]), made in steps that are never changed
/// once they are published. Whoever opens the store first makes the steps that are missing; others
/// wait for it. A store that is newer than this program is refused.
final class PostgresSchema {
    /// One lock for all makers of queues on this server; any number that nobody else uses.
    private static final long MAKERS = 0x5350_4952_414CL;

    private PostgresSchema() {}

    static void prepare(Session session, PostgresUrl url) throws SQLException {
        session.number("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) waited", MAKERS);
        if (!session.holds("SELECT to_regnamespace(?) IS NOT NULL", url.name())) {
            session.execute("CREATE SCHEMA " + url.name());
        }
        if (!session.holds("SELECT to_regclass(?) IS NOT NULL", url.name() + ".meta")) {
            session.execute(
                    "CREATE TABLE meta (key text PRIMARY KEY, value bigint NOT NULL)"
                            + " WITH (fillfactor = 50)");
            Schema.put(session, "version", 0);
        }
        long has = refuseNewer(session, url);
        List<List<String>> steps = steps();
        session.execute("SET LOCAL statement_timeout = 0"); // a step over many jobs takes its time
        for (List<String> step : steps.subList((int) has, steps.size())) {
            for (String statement : step) {
                session.execute(statement);
            }
        }
        Schema.put(session, "version", steps.size());
        session.connection().commit();
    }

    /// Returns the tables' version, which this program knows.
    static long refuseNewer(Session session, PostgresUrl url) throws SQLException {
        long has = session.number("SELECT value FROM meta WHERE key = 'version'");
        if (has > steps().size()) {
            throw new StoreException(
                    "the store %s has version %d, this program reads up to version %d"
                            .formatted(url, has, steps().size()));
        }
        return has;
    }

    /// What turns each version into the next.
    private static List<List<String>> steps() {
        return List.of(
                first(),
                translated(TiesSchema.statements()),
                ShelvesSchema.statements(),
                FewerIndexesSchema.statements());
    }

    /// Rows of `job` change a few times and go: room in each page keeps the changes there, and dead
    /// rows are cleared away early, whatever the table's size.
    private static List<String> first() {
        List<String> statements = new ArrayList<>(List.of("CREATE SEQUENCE job_id"));
        statements.addAll(translated(Schema.tables()));
        statements.add(
                "ALTER TABLE job SET (fillfactor = 75, autovacuum_vacuum_threshold = 5000,"
                        + " autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)");
        statements.add("ALTER TABLE worker SET (fillfactor = 50)");
        statements.add("INSERT INTO role VALUES ('scheduler', 0, 0)");
        return statements;
    }

    private static List<String> translated(List<String> tables) {
        return tables.stream().map(PostgresSchema::translated).toList();
    }

    private static String translated(String table) {
        return table.replace("INTEGER PRIMARY KEY AUTOINCREMENT", "bigserial PRIMARY KEY")
                .replace(" WITHOUT ROWID", "")
                .replace("INTEGER", "bigint");
    }
}
