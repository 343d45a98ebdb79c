package spiral.queue.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import spiral.queue.JobLife;
import spiral.queue.JobState.Running;
import spiral.queue.store.LowWater.Place;

/// PostgreSQL's claim in one statement: chooses, locks, takes and brings the best jobs without a
/// limit key.
///
/// How this works. The candidates are materialised first: a plain sub-select with a LIMIT may be
/// planned as the inside of a loop and run again for each row, and then takes more than the limit.
/// Rows that others have locked are passed over. Of the candidates as many are taken as fit into
/// memory. The rows are found again by their place (`ctid`): they are locked, nobody can move them.
/// No index speaks of what is changed ([ShelvesSchema]); so jobs that run stand in the line still,
/// and are walked past, until they end or, from about a second on, a claim sets them aside.
final class ClaimAtOnce {
    /// How far the transaction has walked along the line: a page, which may hold nothing any more, is
    /// worth three entries.
    private static final String WALKED =
            """
            pg_stat_get_xact_tuples_returned('job_ready'::regclass)
              + 3 * pg_stat_get_xact_blocks_fetched('job_ready'::regclass)\
            """;

    private static final String CLAIM =
            """
            WITH begun AS MATERIALIZED (SELECT %1$s AS walked),
            best AS MATERIALIZED (
              SELECT ctid AS place, rank, id, at, octet_length(payload) AS weight FROM job
              WHERE shelf = 1 AND state = 1 AND crashes = 0 AND limit_key IS NULL
                AND (rank, id) >= (?, ?) AND (SELECT walked FROM begun) >= 0
                AND type = ANY(?::text[]) AND NOT (type = ANY(?::text[]))
              ORDER BY rank, id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE job SET state = 2, at = ?, attempt = attempt + 1, token = token + 1, owner = ?,
              progress = NULL, progress_note = NULL, begun = 1
            WHERE ctid = ANY(
              CASE WHEN (SELECT sum(weight) FROM best) <= %2$d THEN ARRAY(SELECT place FROM best)
              ELSE ARRAY(
                SELECT place FROM (
                  SELECT place, sum(weight) OVER (ORDER BY rank, id) - weight AS before FROM best)
                  AS weighed
                WHERE before < %2$d) END)
            RETURNING id, type, priority, payload, traceparent, timeout, rank, attempt, max_attempts,
              token,
              CASE WHEN id = (SELECT id FROM best LIMIT 1) THEN
                (SELECT %1$s - walked || since FROM begun,
                  (SELECT array_agg(at) AS since FROM best) AS to_the_end) END\
            """
                    .formatted(WALKED, Lines.MOST_CHARACTERS);

    /// So many entries of the line are looked through for jobs to set aside.
    private static final int FRONT = 5_000;

    private static final String SET_ASIDE =
            """
            UPDATE job SET aside = 1 WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM job WHERE ctid = ANY(ARRAY(
                  SELECT ctid FROM job
                  WHERE shelf = 1 AND crashes = 0 AND limit_key IS NULL AND type = ANY(?::text[])
                  ORDER BY rank, id LIMIT ?))
                AND shelf = 1 AND state = 2 AND at < ?
              FOR UPDATE SKIP LOCKED))\
            """;

    private final Session session;
    private final LowWater lowWater;
    private final long worker;
    private final Instant now;

    /// A job that is the worker's now.
    ///
    /// @param walked how many entries of the line the claim has walked past, with those it took, and
    ///     what the pages were worth
    record Taken(Candidate job, JobLife life, Duration waited, long walked) {
        private Place place() {
            return new Place(job.rank(), job.id());
        }
    }

    ClaimAtOnce(Session session, LowWater lowWater, long worker, Instant now) {
        this.session = session;
        this.lowWater = lowWater;
        this.worker = worker;
        this.now = now;
    }

    /// In the order of the line.
    List<Taken> best(Set<String> types, List<String> except, int limit) throws SQLException {
        return lowWater.inTurn(() -> inTurn(types, except, limit));
    }

    private List<Taken> inTurn(Set<String> types, List<String> except, int limit)
            throws SQLException {
        Place from = lowWater.place(types, except, now.toEpochMilli());
        if (from.equals(Place.FRONT)) {
            return fromFront(types, except, limit);
        }
        List<Taken> taken = from(from, types, except, limit);
        if (taken.size() == limit) {
            lowWater.advanced(taken.getLast().place());
            return taken;
        }
        lowWater.forget();
        List<Taken> all = new ArrayList<>(fromFront(types, except, limit - taken.size()));
        all.addAll(taken);
        return all;
    }

    private List<Taken> fromFront(Set<String> types, List<String> except, int limit)
            throws SQLException {
        List<Taken> taken = from(Place.FRONT, types, except, limit);
        long past = taken.isEmpty() ? 0 : taken.getLast().walked() - taken.size();
        if (!taken.isEmpty()) {
            Place last = taken.getLast().place();
            lowWater.walked(types, except, past, taken.size(), last, now.toEpochMilli());
        }
        boolean wading = past > LowWater.MANY || taken.size() < limit;
        if (wading && lowWater.asideDue(now.toEpochMilli())) {
            setAside(types);
        }
        return taken;
    }

    /// Takes what has run for a while out of the way of later claims.
    private void setAside(Set<String> types) throws SQLException {
        long before = now.toEpochMilli() - LowWater.ASIDE_MILLIS;
        session.update(SET_ASIDE, session.dialect().list(types), FRONT, before);
    }

    private List<Taken> from(Place place, Set<String> types, List<String> except, int limit)
            throws SQLException {
        Dialect dialect = session.dialect();
        List<Row> rows =
                session.query(
                        CLAIM,
                        this::row,
                        place.rank(),
                        place.id(),
                        dialect.list(types),
                        dialect.list(except),
                        limit,
                        now.toEpochMilli(),
                        worker);
        rows.sort(
                Comparator.comparingLong((Row row) -> row.job().rank())
                        .thenComparingLong(row -> row.job().id()));
        List<Taken> taken = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<Long> line = rows.getFirst().line();
            long waited = now.toEpochMilli() - line.get(taken.size() + 1);
            taken.add(new Taken(row.job(), row.life(), Duration.ofMillis(waited), line.getFirst()));
        }
        return taken;
    }

    /// A row of the answer.
    ///
    /// @param line with the first of the line how far the claim has walked, and since when each was
    ///     ready, in the line's order; empty with the others
    private record Row(Candidate job, JobLife life, List<Long> line) {}

    private Row row(ResultSet row) throws SQLException {
        long token = row.getLong(10);
        JobLife life =
                new JobLife(
                        new Running(worker, token, now), row.getInt(8), row.getInt(9), 0, token);
        Array line = row.getArray(11);
        return new Row(
                Candidate.of(row, null, life),
                life,
                line == null ? List.of() : List.of((Long[]) line.getArray()));
    }
}
