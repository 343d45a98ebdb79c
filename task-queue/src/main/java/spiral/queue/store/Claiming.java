package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.async.Admission;
import spiral.queue.Claim;
import spiral.queue.JobLife;

/// Takes ready jobs for one worker, inside one transaction.
///
///     a suspect waits? ──yes──► that one job, alone (if its breaker grants a probe)
///          │no
///     types whose breaker is not closed ──► as many as it grants probes
///     all other types ────────────────────► the best of the rest
final class Claiming {
    private static final String COLUMNS =
            "id, type, payload, traceparent, timeout, " + Jobs.LIFE;

    private final Session session;
    private final Breakers breakers;
    private final Tally tally;
    private final Instant now;

    /// A ready job, not yet taken.
    private record Candidate(
            long id, String type, String payload, String traceparent, long timeout, JobLife life) {}

    Claiming(Session session, Breakers breakers, Tally tally, long now) {
        this.session = session;
        this.breakers = breakers;
        this.tally = tally;
        this.now = Instant.ofEpochMilli(now);
    }

    List<Claim> claim(long worker, Set<String> types, int limit) throws SQLException {
        List<String> guarded = breakers.guarded();
        List<Candidate> chosen = best(">", types, guarded, 1);
        if (chosen.isEmpty()) {
            chosen.addAll(probes(">", types, guarded, 1));
        }
        if (chosen.isEmpty()) {
            chosen.addAll(probes("=", types, guarded, limit));
            chosen.addAll(best("=", types, guarded, limit - chosen.size()));
        }
        List<Claim> claims = new ArrayList<>();
        for (Candidate candidate : chosen) {
            claims.add(take(worker, candidate));
        }
        return claims;
    }

    /// True when a claim would find something: a look without a write.
    static boolean anythingReady(Session session, Set<String> types) throws SQLException {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM job INDEXED BY job_ready WHERE state = 1"
                                + " AND crashes = 0 AND type IN (SELECT value FROM json_each(?1)))"
                                + " OR EXISTS (SELECT 1 FROM job INDEXED BY job_suspect WHERE"
                                + " state = 1 AND crashes > 0"
                                + " AND type IN (SELECT value FROM json_each(?1)))",
                        json(types))
                == 1;
    }

    private List<Candidate> probes(
            String crashes, Set<String> types, List<String> guarded, int limit)
            throws SQLException {
        List<Candidate> chosen = new ArrayList<>();
        for (String type : guarded) {
            int room = limit - chosen.size();
            if (!types.contains(type) || room <= 0) {
                continue;
            }
            List<Candidate> waiting = best(crashes, Set.of(type), List.of(), room);
            if (!waiting.isEmpty()) {
                Admission answer = breakers.ask(type, waiting.size());
                chosen.addAll(waiting.subList(0, answer.permits()));
            }
        }
        return chosen;
    }

    private List<Candidate> best(
            String crashes, Set<String> types, Collection<String> except, int limit)
            throws SQLException {
        String index = crashes.equals(">") ? "job_suspect" : "job_ready";
        return session.query(
                """
                SELECT %s FROM job INDEXED BY %s WHERE state = 1 AND crashes %s 0
                  AND type IN (SELECT value FROM json_each(?))
                  AND type NOT IN (SELECT value FROM json_each(?))
                ORDER BY priority DESC, id LIMIT ?"""
                        .formatted(COLUMNS, index, crashes),
                Claiming::candidate,
                json(types),
                json(except),
                limit);
    }

    private Claim take(long worker, Candidate job) throws SQLException {
        boolean alone = job.life().suspect();
        JobLife after = job.life().claim(worker, now);
        session.update(
                "UPDATE job SET state = 2, at = ?, attempt = ?, token = ?, owner = ?, begun = ?"
                        + " WHERE id = ?",
                now.toEpochMilli(),
                after.attempt(),
                after.token(),
                worker,
                alone ? 0 : 1,
                job.id());
        Duration waited = Duration.between(since(job.life()), now);
        tally.latency(job.type(), Tally.WAIT, waited);
        return new Claim(
                job.id(),
                worker,
                after.token(),
                job.type(),
                job.payload(),
                job.traceparent(),
                after.attempt(),
                after.maxAttempts(),
                Duration.ofMillis(job.timeout()),
                alone,
                breakers.generation(job.type()),
                now,
                waited);
    }

    private static Instant since(JobLife life) {
        return ((spiral.queue.JobState.Ready) life.state()).since();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                row.getString("type"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getLong("timeout"),
                Jobs.life(row));
    }

    /// Job types hold nothing that JSON would have to escape.
    private static String json(Collection<String> types) {
        return types.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
