package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore.Verdict;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.Settlement.Failure;
import spiral.queue.Settlement.HandBack;
import spiral.queue.Settlement.Stopped;
import spiral.queue.Settlement.Success;
import spiral.queue.StaleToken;

/// Ends attempts, in one transaction: the job's next state, the effects that belong to it, the
/// breaker's memory and the minute's counts change together or not at all.
final class Settling {
    private final Jobs jobs;
    private final QueueSettings settings;
    private final AfterFailure afterFailure;
    private final Session session;
    private final Instant now;
    private final Breakers breakers;
    private final Tally tally;
    // succeeded jobs that are not filed yet
    private final List<Long> done = new ArrayList<>();
    // the jobs that are settled one by one, and those among them that others wait for
    private final Set<Long> held = new HashSet<>();
    private final Set<Long> parents = new HashSet<>();
    private boolean released;
    private int ended;

    Settling(
            Jobs jobs,
            QueueSettings settings,
            RandomGenerator random,
            Session session,
            long now,
            Breakers breakers,
            Tally tally) {
        this.jobs = jobs;
        this.settings = settings;
        this.afterFailure = new AfterFailure(settings, random);
        this.session = session;
        this.now = Instant.ofEpochMilli(now);
        this.breakers = breakers;
        this.tally = tally;
    }

    /// One verdict for each settlement, at its place. What breakers and tally have learnt is
    /// left to be written at the end of the transaction.
    List<Verdict> settle(List<Settlement> settlements) throws SQLException {
        if (settlements.isEmpty()) {
            return List.of();
        }
        FileAtOnce filed = FileAtOnce.file(session, settlements, now);
        List<Long> ids =
                settlements.stream().filter(s -> !filed.has(s)).map(s -> s.claim().job()).toList();
        held.addAll(ids);
        Map<Long, JobLife> lives = ids.isEmpty() ? Map.of() : jobs.lives(session, ids, parents);
        List<Verdict> verdicts = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            verdicts.add(
                    settlement instanceof Success success && filed.has(success)
                            ? filed(success, filed.crashes(success))
                            : settle(settlement, lives));
        }
        fileSucceeded();
        return verdicts;
    }

    private Verdict filed(Success success, int crashes) throws SQLException {
        Claim claim = success.claim();
        ended++;
        count(success);
        return new Verdict.Accepted(
                new JobLife(
                        new JobState.Succeeded(now),
                        claim.attempt(),
                        claim.maxAttempts(),
                        crashes,
                        claim.token()));
    }

    private void count(Success success) throws SQLException {
        Claim claim = success.claim();
        breakers.record(claim.type(), claim.breakerGeneration(), true);
        tally.count(claim.type(), Event.SUCCEEDED);
        tally.latency(claim.type(), Tally.RUN, success.took());
    }

    /// A life that was settled is used up: whatever else is said about its attempt comes too late.
    private Verdict settle(Settlement settlement, Map<Long, JobLife> lives) throws SQLException {
        Claim claim = settlement.claim();
        JobLife life = lives.get(claim.job());
        try {
            if (life == null) {
                return repeatedOr(settlement, "the job has ended");
            }
            JobLife after =
                    switch (settlement) {
                        case Success s -> succeed(s, life);
                        case Failure f -> fail(f, life);
                        case Stopped s -> stop(claim, life);
                        case HandBack h -> handBack(h, life);
                    };
            lives.remove(claim.job());
            ended++;
            return new Verdict.Accepted(after);
        } catch (StaleToken stale) {
            return repeatedOr(settlement, String.valueOf(stale.getMessage()));
        }
    }

    private Verdict repeatedOr(Settlement settlement, String why) throws SQLException {
        fileSucceeded(); // what was said first may stand among the same settlements
        Optional<JobLife> before = new Repeats(jobs, session).before(settlement);
        return before.isPresent()
                ? new Verdict.Accepted(before.get())
                : refused(settlement.claim(), why);
    }

    /// True when a success has freed a job that waited for it.
    boolean released() {
        return released;
    }

    /// How many attempts have ended: those refused and those that had ended before apart.
    int ended() {
        return ended;
    }

    private Verdict refused(Claim claim, String why) {
        tally.count(claim.type(), Event.STALE);
        return new Verdict.Refused(why);
    }

    private JobLife succeed(Success success, JobLife life) throws SQLException {
        Claim claim = success.claim();
        JobLife after = life.succeed(claim.token(), now);
        Optional<String> broken = effects(success);
        if (broken.isPresent()) {
            return fail(new Failure(claim, success.took(), broken.get()), life);
        }
        if (success.result().isPresent() || parents.contains(claim.job())) {
            jobs.file(session, claim.job(), after, success.result());
            released |= parents.contains(claim.job()) && release(claim.job());
        } else {
            done.add(claim.job());
        }
        count(success);
        return after;
    }

    private boolean release(long parent) throws SQLException {
        long ageing = settings.ageing().toMillis();
        return Family.release(session, parent, ageing, now.toEpochMilli());
    }

    /// What went wrong in the effects, if anything. They may have stored jobs that wait for this one,
    /// or for others that are settled here.
    private Optional<String> effects(Success success) throws SQLException {
        if (success.effects().isEmpty()) {
            return Optional.empty();
        }
        write();
        Optional<String> broken = Effects.run(session, success);
        parents.addAll(jobs.parents(session, held));
        return broken;
    }

    /// Writes what is still in memory. An effect that commits by SQL commits the jobs that were
    /// settled before it, so all that belongs to them has to stand in the store by then.
    private void write() throws SQLException {
        fileSucceeded();
        breakers.write();
        tally.write(session, now.toEpochMilli());
    }

    private void fileSucceeded() throws SQLException {
        jobs.fileAll(session, done, now);
        done.clear();
    }

    private JobLife fail(Failure failure, JobLife life) throws SQLException {
        Claim claim = failure.claim();
        JobLife stopped = life.stopped(claim.token(), now); // a stale token is refused here
        Duration waited =
                Duration.ofMillis(
                        session.number("SELECT waited_before FROM job WHERE id = ?", claim.job()));
        AfterFailure.Next next =
                afterFailure.failed(
                        life, claim.token(), now, failure.error(), waited, failure.atLeast());
        JobLife after = next.life();
        attempt(claim, "failed", next.why());
        breakers.record(claim.type(), claim.breakerGeneration(), false);
        tally.count(claim.type(), Event.FAILED);
        tally.latency(claim.type(), Tally.RUN, failure.took());
        if (cancelAsked(claim.job())) {
            jobs.failed(session, claim.job(), next.why());
            return cancelled(claim, stopped);
        }
        tally.count(
                claim.type(), after.state() instanceof JobState.Dead ? Event.DEAD : Event.RETRIED);
        jobs.save(session, claim.job(), after);
        session.update(
                "UPDATE job SET waited_before = ? WHERE id = ?",
                next.pause().toMillis(),
                claim.job());
        jobs.rank(session, claim.job(), now.plus(next.pause()));
        return after;
    }

    private JobLife stop(Claim claim, JobLife life) throws SQLException {
        JobLife after = life.stopped(claim.token(), now);
        attempt(claim, "cancelled", "stopped while it ran");
        breakers.giveBack(claim.type(), claim.breakerGeneration(), 1);
        return cancelled(claim, after);
    }

    private JobLife cancelled(Claim claim, JobLife after) throws SQLException {
        jobs.file(session, claim.job(), after, Optional.empty());
        tally.count(claim.type(), Event.CANCELLED);
        return after;
    }

    private JobLife handBack(HandBack back, JobLife life) throws SQLException {
        Claim claim = back.claim();
        JobLife after = life.handBack(claim.token(), now);
        breakers.giveBack(claim.type(), claim.breakerGeneration(), 1);
        if (cancelAsked(claim.job())) {
            attempt(claim, "cancelled", back.why().words());
            return cancelled(claim, life.stopped(claim.token(), now));
        }
        attempt(claim, "handed back", back.why().words());
        tally.count(claim.type(), Event.HANDED_BACK);
        jobs.save(session, claim.job(), after);
        return after;
    }

    private boolean cancelAsked(long job) throws SQLException {
        return session.number("SELECT cancel_asked FROM job WHERE id = ?", job) == 1;
    }

    private void attempt(Claim claim, String ending, String detail) throws SQLException {
        session.update(
                Jobs.ATTEMPT,
                claim.job(),
                claim.token(),
                claim.attempt(),
                claim.worker(),
                claim.claimedAt().toEpochMilli(),
                now.toEpochMilli(),
                ending,
                detail);
    }
}
