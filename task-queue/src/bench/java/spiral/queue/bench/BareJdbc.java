package spiral.queue.bench;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/// The least that a durable queue on PostgreSQL can be, in our shape: rows of the same columns, COPY
/// in; leased by an UPDATE of the first ones that nobody else holds, with a token and an owner; then
/// moved to the records, in one transaction with the next lease. No handlers, no retries, no limits,
/// no counts.
final class BareJdbc implements Peer {
    private static final int BATCH = 500;
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE job (id bigint PRIMARY KEY, type text NOT NULL,
                      priority bigint NOT NULL, rank bigint NOT NULL, state bigint NOT NULL,
                      at bigint NOT NULL, attempt bigint NOT NULL, token bigint NOT NULL,
                      owner bigint, timeout bigint NOT NULL, traceparent text NOT NULL,
                      payload text NOT NULL) WITH (fillfactor = 75)\
                    """,
                    "CREATE INDEX job_ready ON job (rank, id) WHERE state = 1",
                    "CREATE INDEX job_owner ON job (owner) WHERE state = 2",
                    "CREATE TABLE done (LIKE job, PRIMARY KEY (id))",
                    "CREATE INDEX ON done (at)");

    private static final String LEASE =
            """
            WITH best AS MATERIALIZED (
              SELECT ctid AS place FROM job WHERE state = 1 ORDER BY rank, id LIMIT ?
              FOR UPDATE SKIP LOCKED)
            UPDATE job SET state = 2, owner = 1, attempt = attempt + 1, token = token + 1
            WHERE ctid = ANY(ARRAY(SELECT place FROM best))
            RETURNING id, type, token, attempt, timeout, traceparent, payload\
            """;

    private static final String ACKNOWLEDGE =
            """
            WITH gone AS (DELETE FROM job WHERE id = ANY(?) AND state + 0 = 2 RETURNING *)
            INSERT INTO done SELECT * FROM gone\
            """;

    private final Database database;
    private final int claimers;
    private final AtomicLong ids = new AtomicLong();

    BareJdbc(Database database, int claimers) throws SQLException {
        this.database = database;
        this.claimers = claimers;
        database.execute(TABLES);
    }

    @Override
    public String name() {
        return "bare JDBC, %d claimer%s".formatted(claimers, claimers == 1 ? "" : "s");
    }

    @Override
    public void submitBatches(int jobs) throws Exception {
        try (Connection connection = database.connect()) {
            for (int left = jobs; left > 0; left -= QueueBarsBench.BATCH) {
                StringBuilder rows = new StringBuilder();
                for (int i = 0; i < Math.min(left, QueueBarsBench.BATCH); i++) {
                    long id = ids.incrementAndGet();
                    rows.append(id).append("\tnoop\t0\t").append(id);
                    rows.append("\t1\t1700000000000\t0\t0\t\\N\t600000\t");
                    rows.append("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
                    rows.append("\t{\"n\":1}\n");
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY job FROM STDIN", new StringReader(rows.toString()));
            }
        }
    }

    @Override
    public void submitOne() {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public double process(int jobs) throws Exception {
        Finish finish = new Finish(jobs);
        try (ExecutorService threads = Executors.newFixedThreadPool(claimers)) {
            List<Future<?>> claiming = new ArrayList<>();
            for (int i = 0; i < claimers; i++) {
                claiming.add(
                        threads.submit(() -> {
                            claim(finish);
                            return finish;
                        }));
            }
            for (Future<?> claimer : claiming) {
                claimer.get();
            }
            return finish.rate();
        }
    }

    private void claim(Finish finish) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement lease = connection.prepareStatement(LEASE);
                PreparedStatement acknowledge = connection.prepareStatement(ACKNOWLEDGE)) {
            connection.createStatement().execute("SET enable_seqscan = off");
            connection.setAutoCommit(false);
            List<Long> held = new ArrayList<>();
            do {
                if (!held.isEmpty()) {
                    acknowledge.setArray(1, connection.createArrayOf("bigint", held.toArray()));
                    acknowledge.executeUpdate();
                }
                int ended = held.size();
                held = lease(lease);
                connection.commit();
                finish.many(ended);
            } while (!held.isEmpty());
        }
    }

    private static List<Long> lease(PreparedStatement lease) throws SQLException {
        List<Long> held = new ArrayList<>(BATCH);
        lease.setInt(1, BATCH);
        try (ResultSet rows = lease.executeQuery()) {
            while (rows.next()) {
                held.add(rows.getLong(1));
                rows.getString(2);
                rows.getLong(3);
                rows.getLong(4);
                rows.getLong(5);
                rows.getString(6);
                rows.getString(7);
            }
        }
        return held;
    }

    @Override
    public void close() {}
}
