package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
///     all other types ────────────────────► the best of the rest: jobs without a limit key, and
///                                           as many of each key as its limit allows
final class Claiming {
    /// A claim brings no more payload than this, beyond its first job: it has to fit into memory.
    private static final long MOST_CHARACTERS = 8L << 20;

    /// Suspects looked at in one claim: the limits of some may be reached.
    private static final int SUSPECTS = 8;

    private static final String COLUMNS =
            "id, type, priority, payload, traceparent, timeout, rank, limit_key, " + Jobs.LIFE;

    private final Session session;
    private final Breakers breakers;
    private final Tally tally;
    private final Limits limits;
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
            long rank,
            @Nullable String limit,
            JobLife life) {
        PlaceInLine place() {
            return new PlaceInLine(rank, id);
        }
    }

    /// What holds jobs back just now.
    ///
    /// @param guarded types whose breaker is not closed
    /// @param paused types whose lane is paused
    /// @param limited whether ready jobs have limit keys
    private record Bars(List<String> guarded, Set<String> paused, boolean limited) {
        Set<String> open(Set<String> types) {
            Set<String> open = new TreeSet<>(types);
            open.removeAll(paused);
            return open;
        }
    }

    /// @param lease after being ready for so long a suspect is given to a busy worker, too
    Claiming(
            Session session,
            Breakers breakers,
            Tally tally,
            Limits limits,
            Duration lease,
            long now) {
        this.limits = limits;
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
        charge(chosen);
        List<Claim> claims = new ArrayList<>(chosen.size());
        for (Candidate candidate : chosen) {
            claims.add(claimed(worker, candidate));
        }
        return claims;
    }

    private List<Candidate> choose(Wanted asked) throws SQLException {
        Bars bars = bars();
        Wanted wanted = new Wanted(bars.open(asked.types()), asked.limit(), asked.suspects());
        List<String> guarded = bars.guarded();
        List<Candidate> suspects = suspects(wanted, guarded);
        boolean first = !suspects.isEmpty() && comeFirst(suspects.getFirst(), wanted, guarded);
        List<Candidate> chosen = first ? admitted(suspects, guarded) : List.of();
        if (chosen.isEmpty()) {
            chosen = others(wanted, bars);
        }
        return chosen.isEmpty() && !first ? admitted(suspects, guarded) : chosen;
    }

    private Bars bars() throws SQLException {
        breakers.write();
        List<String> guarded = new ArrayList<>();
        Set<String> paused = new TreeSet<>();
        boolean limited =
                session.query(
                                """
                                SELECT type, 'guarded' FROM breaker WHERE kind <> 'closed'
                                UNION ALL SELECT type, mode FROM lane WHERE mode = 'paused'
                                UNION ALL SELECT '', 'limited' WHERE EXISTS (SELECT 1 FROM job%s
                                  WHERE state = 1 AND crashes = 0 AND limit_key IS NOT NULL)
                                ORDER BY 1\
                                """
                                        .formatted(session.dialect().index("job_limited")),
                                row -> bar(row, guarded, paused))
                        .contains("limited");
        return new Bars(guarded, paused, limited);
    }

    private static String bar(ResultSet row, List<String> guarded, Set<String> paused)
            throws SQLException {
        switch (row.getString(2)) {
            case "guarded" -> guarded.add(row.getString(1));
            case "paused" -> paused.add(row.getString(1));
            default -> {}
        }
        return row.getString(2);
    }

    /// The best jobs that must run alone, if this worker may have one: of the free types, else one
    /// of each guarded type.
    private List<Candidate> suspects(Wanted wanted, List<String> guarded) throws SQLException {
        List<Candidate> suspects = startable(best(">", wanted.types(), guarded, SUSPECTS));
        if (suspects.isEmpty()) {
            for (String type : guarded) {
                boolean handled = wanted.types().contains(type);
                suspects.addAll(
                        handled
                                ? startable(best(">", Set.of(type), List.of(), SUSPECTS))
                                : List.of());
            }
        }
        return wanted.suspects() == Suspects.NONE
                ? suspects.stream().filter(job -> !since(job.life()).isAfter(overdue)).toList()
                : suspects;
    }

    /// The first of these whose limit allows its start.
    private List<Candidate> startable(List<Candidate> suspects) throws SQLException {
        for (Candidate job : suspects) {
            if (job.limit() == null || Limits.room(session, job.limit(), now.toEpochMilli()) > 0) {
                return new ArrayList<>(List.of(job));
            }
        }
        return new ArrayList<>();
    }

    /// The first of these that its breaker lets pass.
    private List<Candidate> admitted(List<Candidate> suspects, List<String> guarded)
            throws SQLException {
        for (Candidate job : suspects) {
            boolean passes = !guarded.contains(job.type()) || breakers.ask(job.type(), 1) == 1;
            if (passes) {
                return List.of(job);
            }
        }
        return List.of();
    }

    private List<Candidate> others(Wanted wanted, Bars bars) throws SQLException {
        List<String> guarded = bars.guarded();
        List<Candidate> others = probes(wanted.types(), guarded, wanted.limit());
        int room = wanted.limit() - others.size();
        List<Candidate> best = best("=", wanted.types(), guarded, room);
        others.addAll(bars.limited() ? withLimited(best, wanted.types(), guarded, room) : best);
        return others;
    }

    /// The best of these and of those that have a limit key and may start.
    private List<Candidate> withLimited(
            List<Candidate> free, Set<String> types, List<String> guarded, int room)
            throws SQLException {
        List<Candidate> all = new ArrayList<>(free);
        for (String key : limits.nextKeys(session)) {
            long may = Limits.room(session, key, now.toEpochMilli());
            if (may > 0) {
                all.addAll(limited(key, types, guarded, (int) Math.min(may, room)));
            }
        }
        all.sort(Comparator.comparing(Candidate::place));
        List<Candidate> best = new ArrayList<>();
        for (Candidate job : all.subList(0, Math.min(room, all.size()))) {
            boolean guard = job.limit() != null && guarded.contains(job.type());
            if (!guard || breakers.ask(job.type(), 1) == 1) {
                best.add(job);
            }
        }
        return best;
    }

    /// Ready jobs of this key: of types that flow freely; where there are none, one of the others.
    private List<Candidate> limited(String key, Set<String> types, List<String> guarded, int room)
            throws SQLException {
        List<Candidate> free = ofKey(key, types, guarded, room);
        return free.isEmpty() && !guarded.isEmpty() ? ofKey(key, types, List.of(), 1) : free;
    }

    private List<Candidate> ofKey(
            String key, Set<String> types, Collection<String> except, int room)
            throws SQLException {
        Dialect dialect = session.dialect();
        return session.queryUpTo(
                MOST_CHARACTERS,
                job -> job.payload().length(),
                """
                SELECT %s FROM job%s WHERE state = 1 AND crashes = 0 AND limit_key IS NOT NULL
                  AND limit_key = ? AND type %s AND NOT (type %s) ORDER BY rank, id LIMIT ?%s\
                """
                        .formatted(
                                COLUMNS,
                                dialect.index("job_limited"),
                                dialect.among(),
                                dialect.among(),
                                dialect.skipLocked()),
                Claiming::candidate,
                key,
                dialect.list(types),
                dialect.list(except),
                room);
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
        String ready =
                "EXISTS (SELECT 1 FROM job%s WHERE state = 1 AND %s AND type %s AND NOT"
                        + " EXISTS (SELECT 1 FROM lane WHERE lane.type = job.type AND mode = 'paused'))";
        return session.holds(
                "SELECT "
                        + String.join(
                                " OR ",
                                ready.formatted(
                                        dialect.index("job_ready"),
                                        "crashes = 0 AND limit_key IS NULL",
                                        dialect.among()),
                                ready.formatted(
                                        dialect.index("job_suspect"),
                                        "crashes > 0",
                                        dialect.among()),
                                ready.formatted(
                                        dialect.index("job_limited"),
                                        "crashes = 0 AND limit_key IS NOT NULL",
                                        dialect.among())),
                list,
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
                chosen.addAll(waiting.subList(0, breakers.ask(type, waiting.size())));
            }
        }
        return chosen;
    }

    private List<Candidate> best(
            String crashes, Set<String> types, Collection<String> except, int limit)
            throws SQLException {
        Dialect dialect = session.dialect();
        String line =
                crashes.equals(">")
                        ? "job%s WHERE state = 1 AND crashes > 0"
                                .formatted(dialect.index("job_suspect"))
                        : "job%s WHERE state = 1 AND crashes = 0 AND limit_key IS NULL"
                                .formatted(dialect.index("job_ready"));
        String order = crashes.equals(">") ? "priority DESC, id" : "rank, id";
        return session.queryUpTo(
                MOST_CHARACTERS,
                job -> job.payload().length(),
                """
                SELECT %s FROM %s AND type %s AND NOT (type %s) ORDER BY %s LIMIT ?%s\
                """
                        .formatted(
                                COLUMNS,
                                line,
                                dialect.among(),
                                dialect.among(),
                                order,
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
                        + " owner = ?, progress = NULL, progress_note = NULL, begun = CASE WHEN crashes > 0 THEN 0 ELSE 1 END WHERE id "
                        + session.dialect().amongIds(),
                now.toEpochMilli(),
                worker,
                session.dialect().list(chosen.stream().map(Candidate::id).toList()));
    }

    /// Takes the tokens of those that have a limit key.
    private void charge(List<Candidate> chosen) throws SQLException {
        Map<String, Integer> starts = new TreeMap<>();
        for (Candidate job : chosen) {
            if (job.limit() != null) {
                starts.merge(job.limit(), 1, Integer::sum);
            }
        }
        for (var entry : starts.entrySet()) {
            Limits.started(session, entry.getKey(), entry.getValue(), now.toEpochMilli());
        }
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
                row.getLong("rank"),
                row.getString("limit_key"),
                Jobs.life(row));
    }
}
