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
/// in; leased by an UPDATE of the first ones that nobody else holds, with a token and an owner, that
/// no index speaks of and that begins where the last one ended; then moved to the records, in one
/// transaction with the next lease. No handlers, no retries, no limits, no counts.
final class BareJdbc implements Peer {
    private static final int BATCH = 500;
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE job (id bigint PRIMARY KEY, type text NOT NULL,
                      priority bigint NOT NULL, rank bigint NOT NULL, state bigint NOT NULL,
                      shelf smallint NOT NULL DEFAULT 1, at bigint NOT NULL, attempt bigint NOT NULL, token bigint NOT NULL,
                      owner bigint, timeout bigint NOT NULL, traceparent text NOT NULL,
                      payload text NOT NULL) WITH (fillfactor = 45)\
                    """,
                    "CREATE INDEX job_ready ON job (rank, id) WHERE shelf = 1",
                    "CREATE TABLE done (LIKE job, PRIMARY KEY (id))",
                    "CREATE INDEX ON done (at)");

    private static final String LEASE =
            """
            WITH best AS MATERIALIZED (
              SELECT ctid AS place FROM job
              WHERE shelf = 1 AND state = 1 AND (rank, id) >= (?, ?)
              ORDER BY rank, id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE job SET state = 2, owner = 1, attempt = attempt + 1, token = token + 1
            WHERE ctid = ANY(ARRAY(SELECT place FROM best))
            RETURNING id, rank, type, token, attempt, timeout, traceparent, payload\
            """;

    private static final String ACKNOWLEDGE =
            """
            WITH gone AS (DELETE FROM job WHERE id = ANY(?) AND state = 2 RETURNING *)
            INSERT INTO done SELECT * FROM gone\
            """;

    private static final Leased FRONT = new Leased(Long.MIN_VALUE, Long.MIN_VALUE);

    private final Database database;
    private final int claimers;
    private final AtomicLong ids = new AtomicLong();

    private record Leased(long id, long rank) {}

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
                    rows.append("\t1\t1\t1700000000000\t0\t0\t\\N\t600000\t");
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
            connection
                    .createStatement()
                    .execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
            connection.setAutoCommit(false);
            List<Leased> held = new ArrayList<>();
            do {
                if (!held.isEmpty()) {
                    Long[] ids = held.stream().map(Leased::id).toArray(Long[]::new);
                    acknowledge.setArray(1, connection.createArrayOf("bigint", ids));
                    acknowledge.executeUpdate();
                }
                int ended = held.size();
                held = lease(lease, held.isEmpty() ? FRONT : held.getLast());
                connection.commit();
                finish.many(ended);
            } while (!held.isEmpty());
        }
    }

    private static List<Leased> lease(PreparedStatement lease, Leased last) throws SQLException {
        List<Leased> held = new ArrayList<>(BATCH);
        lease.setLong(1, last.rank());
        lease.setLong(2, last.id());
        lease.setInt(3, BATCH);
        try (ResultSet rows = lease.executeQuery()) {
            while (rows.next()) {
                held.add(new Leased(rows.getLong(1), rows.getLong(2)));
                rows.getString(3);
                rows.getLong(4);
                rows.getLong(5);
                rows.getLong(6);
                rows.getString(7);
                rows.getString(8);
            }
        }
        return held;
    }

    @Override
    public void close() {}
}
