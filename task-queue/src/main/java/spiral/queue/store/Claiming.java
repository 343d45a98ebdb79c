package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import spiral.queue.Claim;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Wanted;

/// Takes ready jobs for one worker, inside one transaction.
///
///     a suspect of at least this priority? ──yes──► that one job, alone
///          │no, or this worker is busy
///     types whose breaker is not closed ──► as many as it grants probes
///     all other types ────────────────────► the best of the rest: jobs without a limit key, and
///                                           as many of each key as its limit allows
///
/// [Lines] says who stands where, [Bars] what holds whom back, [Taking] hands the chosen over.
final class Claiming {
    /// Suspects looked at in one claim: the limits of some may be reached.
    private static final int SUSPECTS = 8;

    private final Session session;
    private final Lines lines;
    private final Breakers breakers;
    private final Limits limits;
    private final Taking taking;
    private final long now;
    private final Instant overdue;

    /// @param lease after being ready for so long a suspect is given to a busy worker, too
    Claiming(
            Session session,
            Breakers breakers,
            Limits limits,
            Taking taking,
            Duration lease,
            long now) {
        this.session = session;
        this.lines = new Lines(session);
        this.breakers = breakers;
        this.limits = limits;
        this.taking = taking;
        this.now = now;
        this.overdue = Instant.ofEpochMilli(now).minus(lease);
    }

    /// Nothing for a worker that has lost its lease.
    List<Claim> claim(long worker, Wanted asked) throws SQLException {
        breakers.write();
        Bars bars = Bars.of(session, worker);
        return bars.held() ? claim(asked, bars) : List.of();
    }

    private List<Claim> claim(Wanted asked, Bars bars) throws SQLException {
        Wanted wanted = new Wanted(bars.open(asked.types()), asked.limit(), asked.suspects());
        List<String> guarded = bars.guarded();
        List<Candidate> suspects = bars.suspects() ? suspects(wanted, guarded) : List.of();
        List<Candidate> limited = bars.limited() ? limited(wanted, guarded) : List.of();
        boolean first =
                !suspects.isEmpty() && comeFirst(suspects.getFirst(), wanted, guarded, limited);
        List<Candidate> alone = first ? admitted(suspects, guarded) : List.of();
        if (!alone.isEmpty()) {
            return taking.these(alone);
        }
        List<Claim> others = others(wanted, guarded, limited);
        return others.isEmpty() && !first ? taking.these(admitted(suspects, guarded)) : others;
    }

    // ---- suspects

    /// The best jobs that must run alone, if this worker may have one: of the free types, else one
    /// of each guarded type.
    private List<Candidate> suspects(Wanted wanted, List<String> guarded) throws SQLException {
        List<Candidate> suspects = startable(lines.suspects(wanted.types(), guarded, SUSPECTS));
        if (suspects.isEmpty()) {
            for (String type : guarded) {
                boolean handled = wanted.types().contains(type);
                suspects.addAll(
                        handled
                                ? startable(lines.suspects(Set.of(type), List.of(), SUSPECTS))
                                : List.of());
            }
        }
        return wanted.suspects() == Suspects.NONE
                ? suspects.stream().filter(job -> !job.since().isAfter(overdue)).toList()
                : suspects;
    }

    /// The first of these whose limit allows its start.
    private List<Candidate> startable(List<Candidate> suspects) throws SQLException {
        for (Candidate job : suspects) {
            if (job.limit() == null || Limits.room(session, job.limit(), now) > 0) {
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

    /// Rivals are of types that flow freely.
    private boolean comeFirst(
            Candidate suspect, Wanted wanted, List<String> guarded, List<Candidate> limited)
            throws SQLException {
        List<Candidate> rivals = new ArrayList<>(lines.free(wanted.types(), guarded, 1));
        limited.stream().filter(job -> !guarded.contains(job.type())).forEach(rivals::add);
        boolean wins =
                rivals.stream()
                        .min(Comparator.comparing(Candidate::place))
                        .map(rival -> suspect.priority() >= rival.priority())
                        .orElse(true);
        return wins && wanted.suspects() != Suspects.AFTER_OTHERS;
    }

    // ---- others

    private List<Claim> others(Wanted wanted, List<String> guarded, List<Candidate> limited)
            throws SQLException {
        List<Candidate> probes = probes(wanted.types(), guarded, wanted.limit());
        int room = wanted.limit() - probes.size();
        if (!limited.isEmpty()) {
            List<Candidate> all = new ArrayList<>(limited);
            all.addAll(lines.free(wanted.types(), guarded, room));
            probes.addAll(bestOf(all, guarded, room));
            return taking.these(probes);
        }
        Wanted rest = new Wanted(wanted.types(), room, wanted.suspects());
        List<Claim> claims = new ArrayList<>(taking.these(probes));
        claims.addAll(taking.best(rest, guarded));
        return claims;
    }

    private List<Candidate> probes(Set<String> types, List<String> guarded, int limit)
            throws SQLException {
        List<Candidate> chosen = new ArrayList<>();
        for (String type : guarded) {
            int room = limit - chosen.size();
            if (!types.contains(type) || room <= 0) {
                continue;
            }
            List<Candidate> waiting = lines.free(Set.of(type), List.of(), room);
            if (!waiting.isEmpty()) {
                chosen.addAll(waiting.subList(0, breakers.ask(type, waiting.size())));
            }
        }
        return chosen;
    }

    /// Jobs that have a limit key and may start as far as that is concerned.
    private List<Candidate> limited(Wanted wanted, List<String> guarded) throws SQLException {
        List<Candidate> all = new ArrayList<>();
        for (String key : limits.nextKeys(session)) {
            long may = Math.min(Limits.room(session, key, now), wanted.limit());
            if (may > 0) {
                all.addAll(limited(key, wanted.types(), guarded, (int) may));
            }
        }
        return all;
    }

    /// Ready jobs of this key: of types that flow freely; where there are none, one of the others.
    private List<Candidate> limited(String key, Set<String> types, List<String> guarded, int room)
            throws SQLException {
        List<Candidate> free = lines.ofKey(key, types, guarded, room);
        return free.isEmpty() && !guarded.isEmpty() ? lines.ofKey(key, types, List.of(), 1) : free;
    }

    /// One that its breaker holds back leaves its place to the next.
    private List<Candidate> bestOf(List<Candidate> all, List<String> guarded, int room)
            throws SQLException {
        all.sort(Comparator.comparing(Candidate::place));
        List<Candidate> best = new ArrayList<>();
        for (Candidate job : all) {
            boolean guard = job.limit() != null && guarded.contains(job.type());
            if (best.size() < room && (!guard || breakers.ask(job.type(), 1) == 1)) {
                best.add(job);
            }
        }
        return best;
    }
}
