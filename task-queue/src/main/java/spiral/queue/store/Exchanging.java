package spiral.queue.store;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import spiral.queue.Claim;
import spiral.queue.JobStore.Exchange;
import spiral.queue.JobStore.Verdict;
import spiral.queue.JobStore.Wanted;
import spiral.queue.QueueSettings;
import spiral.queue.Settlement;

/// A worker's trips to the store: what it has done is settled and what it wants is claimed, in one
/// transaction.
///
///     somethingFor? ──no, and nothing to settle──► empty hands, without a transaction
///         └─► Settling ─► Claiming ─► Breakers, Tally written ─► COMMIT ─► announced, if jobs wait
final class Exchanging {
    private final Database database;
    private final QueueSettings settings;
    private final RandomGenerator random;
    private final Jobs jobs;
    private final ReadyLook readyLook;
    private final InHand inHand;
    private final Runnable announce;
    private final Limits limits = new Limits();
    private final LateSuccesses late = new LateSuccesses();
    private final LowWater lowWater = new LowWater();

    /// @param inHand is told what workers got and settled
    /// @param announce tells other processes that a job may have become ready
    Exchanging(
            Database database,
            QueueSettings settings,
            RandomGenerator random,
            Jobs jobs,
            ReadyLook readyLook,
            InHand inHand,
            Runnable announce) {
        this.database = database;
        this.settings = settings;
        this.random = random;
        this.jobs = jobs;
        this.readyLook = readyLook;
        this.inHand = inHand;
        this.announce = announce;
    }

    Exchange exchange(long worker, List<Settlement> settlements, Wanted wanted) {
        if (settlements.isEmpty() && !somethingFor(wanted)) {
            return new Exchange(List.of(), List.of());
        }
        try {
            Settled settled = settleAndClaim(worker, settlements, wanted);
            inHand.exchanged(worker, settled.ended(), settled.exchange().claims().size());
            if (settled.released() || settlements.stream().anyMatch(Exchanging::goesRoundAgain)) {
                announce.run();
            }
            return settled.exchange();
        } catch (Effects.EndedByEffect broken) {
            return exchange(worker, broken.without(settlements), wanted);
        }
    }

    private static boolean goesRoundAgain(Settlement settlement) {
        return switch (settlement) {
            case Settlement.HandBack _, Settlement.Failure _ -> true;
            case Settlement.Success _, Settlement.Stopped _ -> false;
        };
    }

    private record Settled(Exchange exchange, boolean released, int ended) {}

    private Settled settleAndClaim(long worker, List<Settlement> settlements, Wanted wanted) {
        return database.write((session, now) -> {
            Breakers breakers = new Breakers(settings.breaker(), session, late, now);
            Tally tally = new Tally();
            Settling settling = new Settling(jobs, settings, random, session, now, breakers, tally);
            List<Verdict> verdicts = settling.settle(settlements);
            List<Claim> claims =
                    wanted.limit() > 0
                            ? claiming(session, worker, breakers, tally, now).claim(worker, wanted)
                            : List.of();
            breakers.write();
            tally.write(session, now);
            return new Settled(
                    new Exchange(verdicts, claims), settling.released(), settling.ended());
        });
    }

    private Claiming claiming(
            Session session, long worker, Breakers breakers, Tally tally, long now) {
        Instant present = Instant.ofEpochMilli(now);
        Taking taking = new Taking(session, breakers, tally, lowWater, worker, present);
        return new Claiming(session, breakers, limits, taking, settings.lease(), now);
    }

    private boolean somethingFor(Wanted wanted) {
        return wanted.limit() > 0 && readyLook.anything(wanted.types());
    }
}
