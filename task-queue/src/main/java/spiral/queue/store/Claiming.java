package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import spiral.async.Admission;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobState.Ready;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;

/// Takes ready jobs for one worker, inside one transaction.
///
///     a suspect of at least this priority? ──yes──► that one job, alone
///          │no, or this worker is busy
///     types whose breaker is not closed ──► as many as it grants probes
///     all other types ────────────────────► the best of the rest
final class Claiming {
    /// A claim brings no more payload than this, beyond its first job: it has to fit into memory.
    private static final long MOST_CHARACTERS = 8L << 20;

    private static final String COLUMNS =
            "id, type, priority, payload, traceparent, timeout, " + Jobs.LIFE;

    private final Session session;
    private final Breakers breakers;
    private final Tally tally;
    private final Instant now;
    private final Instant overdue;

    /// A ready job, not yet taken.
    private record Candidate(
            long id,
            String type,
            int priority,
            String payload,
            String traceparent,
            long timeout,
            JobLife life) {}

    /// @param lease after being ready for so long a suspect is given to a busy worker, too
    Claiming(Session session, Breakers breakers, Tally tally, Duration lease, long now) {
        this.session = session;
        this.breakers = breakers;
        this.tally = tally;
        this.now = Instant.ofEpochMilli(now);
        this.overdue = this.now.minus(lease);
    }

    List<Claim> claim(long worker, Wanted wanted) throws SQLException {
        List<Candidate> chosen = choose(wanted);
        if (chosen.isEmpty()) {
            return List.of();
        }
        take(worker, chosen);
        List<Claim> claims = new ArrayList<>(chosen.size());
        for (Candidate candidate : chosen) {
            claims.add(claimed(worker, candidate));
        }
        return claims;
    }

    private List<Candidate> choose(Wanted wanted) throws SQLException {
        List<String> guarded = breakers.guarded();
        List<Candidate> suspects = suspects(wanted, guarded);
        boolean first = !suspects.isEmpty() && comeFirst(suspects.getFirst(), wanted, guarded);
        List<Candidate> chosen = first ? admitted(suspects, guarded) : List.of();
        if (chosen.isEmpty()) {
            chosen = others(wanted, guarded);
        }
        return chosen.isEmpty() && !first ? admitted(suspects, guarded) : chosen;
    }

    /// The best jobs that must run alone, if this worker may have one: of the free types, else one
    /// of each guarded type.
    private List<Candidate> suspects(Wanted wanted, List<String> guarded) throws SQLException {
        List<Candidate> suspects = best(">", wanted.types(), guarded, 1);
        if (suspects.isEmpty()) {
            for (String type : guarded) {
                boolean handled = wanted.types().contains(type);
                suspects.addAll(handled ? best(">", Set.of(type), List.of(), 1) : List.of());
            }
        }
        return wanted.suspects() == Suspects.NONE
                ? suspects.stream().filter(job -> !since(job.life()).isAfter(overdue)).toList()
                : suspects;
    }

    /// The first of these that its breaker lets pass.
    private List<Candidate> admitted(List<Candidate> suspects, List<String> guarded)
            throws SQLException {
        for (Candidate job : suspects) {
            boolean passes =
                    !guarded.contains(job.type()) || breakers.ask(job.type(), 1).permits() == 1;
            if (passes) {
                return List.of(job);
            }
        }
        return List.of();
    }

    private List<Candidate> others(Wanted wanted, List<String> guarded) throws SQLException {
        List<Candidate> others = probes(wanted.types(), guarded, wanted.limit());
        others.addAll(best("=", wanted.types(), guarded, wanted.limit() - others.size()));
        return others;
    }

    private boolean comeFirst(Candidate suspect, Wanted wanted, List<String> guarded)
            throws SQLException {
        List<Candidate> rival = best("=", wanted.types(), guarded, 1);
        boolean wins = rival.isEmpty() || suspect.priority() >= rival.getFirst().priority();
        return wins && wanted.suspects() != Suspects.AFTER_OTHERS;
    }

    /// True when a claim would find something: a look without a write.
    static boolean anythingReady(Session session, Set<String> types) throws SQLException {
        Dialect dialect = session.dialect();
        String list = dialect.list(types);
        return session.holds(
                """
                SELECT EXISTS (SELECT 1 FROM job%s WHERE state = 1 AND crashes = 0 AND type %s)
                  OR EXISTS (SELECT 1 FROM job%s WHERE state = 1 AND crashes > 0 AND type %s)\
                """
                        .formatted(
                                dialect.index("job_ready"),
                                dialect.among(),
                                dialect.index("job_suspect"),
                                dialect.among()),
                list,
                list);
    }

    private List<Candidate> probes(Set<String> types, List<String> guarded, int limit)
            throws SQLException {
        List<Candidate> chosen = new ArrayList<>();
        for (String type : guarded) {
            int room = limit - chosen.size();
            if (!types.contains(type) || room <= 0) {
                continue;
            }
            List<Candidate> waiting = best("=", Set.of(type), List.of(), room);
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
        Dialect dialect = session.dialect();
        String index = dialect.index(crashes.equals(">") ? "job_suspect" : "job_ready");
        return session.queryUpTo(
                MOST_CHARACTERS,
                job -> job.payload().length(),
                """
                SELECT %s FROM job%s WHERE state = 1 AND crashes %s 0
                  AND type %s AND NOT (type %s) ORDER BY priority DESC, id LIMIT ?%s\
                """
                        .formatted(
                                COLUMNS,
                                index,
                                crashes,
                                dialect.among(),
                                dialect.among(),
                                dialect.skipLocked()),
                Claiming::candidate,
                dialect.list(types),
                dialect.list(except),
                limit);
    }

    /// The move of [JobLife#claim], for all of them in one statement.
    private void take(long worker, List<Candidate> chosen) throws SQLException {
        session.update(
                "UPDATE job SET state = 2, at = ?, attempt = attempt + 1, token = token + 1,"
                        + " owner = ?, begun = CASE WHEN crashes > 0 THEN 0 ELSE 1 END WHERE id "
                        + session.dialect().amongIds(),
                now.toEpochMilli(),
                worker,
                session.dialect().list(chosen.stream().map(Candidate::id).toList()));
    }

    private Claim claimed(long worker, Candidate job) throws SQLException {
        JobLife after = job.life().claim(worker, now);
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
                job.life().suspect(),
                breakers.generation(job.type()),
                now,
                waited);
    }

    private static Instant since(JobLife life) {
        return ((Ready) life.state()).since();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                row.getString("type"),
                row.getInt("priority"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getLong("timeout"),
                Jobs.life(row));
    }
}
