package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobStore.Wanted;

/// Makes chosen jobs one worker's own: raises their tokens, charges their attempts and their limits.
final class Taking {
    private final Session session;
    private final Breakers breakers;
    private final Tally tally;
    private final LowWater lowWater;
    private final long worker;
    private final Instant now;

    Taking(
            Session session,
            Breakers breakers,
            Tally tally,
            LowWater lowWater,
            long worker,
            Instant now) {
        this.session = session;
        this.breakers = breakers;
        this.tally = tally;
        this.lowWater = lowWater;
        this.worker = worker;
        this.now = now;
    }

    /// The best jobs without a limit key of the wanted types, but of none of these.
    List<Claim> best(Wanted wanted, List<String> except) throws SQLException {
        if (wanted.limit() == 0) {
            return List.of();
        }
        if (!session.dialect().changesAndAnswers()) {
            return these(new Lines(session).free(wanted.types(), except, wanted.limit()));
        }
        ClaimAtOnce statement = new ClaimAtOnce(session, lowWater, worker, now);
        List<Claim> claims = new ArrayList<>(wanted.limit());
        for (ClaimAtOnce.Taken taken : statement.best(wanted.types(), except, wanted.limit())) {
            claims.add(claim(taken.job(), taken.life(), taken.waited()));
        }
        return claims;
    }

    List<Claim> these(List<Candidate> chosen) throws SQLException {
        if (chosen.isEmpty()) {
            return List.of();
        }
        take(chosen);
        charge(chosen);
        List<Claim> claims = new ArrayList<>(chosen.size());
        for (Candidate job : chosen) {
            claims.add(
                    claim(job, job.life().claim(worker, now), Duration.between(job.since(), now)));
        }
        return claims;
    }

    /// The move of [JobLife#claim], for all of them in one statement.
    private void take(List<Candidate> chosen) throws SQLException {
        session.update(
                "UPDATE job SET state = 2, at = ?, attempt = attempt + 1, token = token + 1,"
                        + " owner = ?, progress = NULL, progress_note = NULL,"
                        + " begun = CASE WHEN crashes > 0 THEN 0 ELSE 1 END WHERE id "
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

    private Claim claim(Candidate job, JobLife after, Duration waited) throws SQLException {
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
                after.suspect(),
                breakers.generation(job.type()),
                now,
                waited);
    }
}
