package spiral.queue.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.Claim;
import spiral.queue.JobStore.Heartbeat;
import spiral.queue.Progress;
import spiral.queue.WorkerProfile;

/// What workers tell of themselves and of what they hold, beside their exchanges: that they come, live
/// and go, what they begin and how far they are.
final class Workers {
    private final Database database;
    private final Dialect dialect;
    private final Leases leases;
    private final Returning returning;
    private final Sweeping sweeping;
    private final InHand inHand;
    private final Runnable announce;

    /// @param announce tells other processes that a job may have become ready
    Workers(
            Database database,
            Dialect dialect,
            Leases leases,
            Returning returning,
            Sweeping sweeping,
            InHand inHand,
            Runnable announce) {
        this.database = database;
        this.dialect = dialect;
        this.leases = leases;
        this.returning = returning;
        this.sweeping = sweeping;
        this.inHand = inHand;
        this.announce = announce;
    }

    long register(WorkerProfile profile) {
        return database.write((session, now) -> leases.register(session, profile, now));
    }

    Heartbeat heartbeat(long worker) {
        return database.beat((session, now) -> leases.beat(session, worker, now));
    }

    boolean begin(Claim claim) {
        return database.write((session, now) ->
                session.update(
                        "UPDATE job SET begun = 1 WHERE id = ? AND token = ? AND state = 2",
                        claim.job(),
                        claim.token()))
                == 1;
    }

    void progress(List<Progress.Report> reports) {
        database.write((session, now) -> {
            session.updateAll(
                    "UPDATE job SET progress = ?, progress_note = ?"
                            + " WHERE id = ? AND token = ? AND state = 2",
                    reports,
                    report ->
                            new Object[] {
                                report.progress().percent(),
                                report.progress().note(),
                                report.claim().job(),
                                report.claim().token()
                            });
            return reports;
        });
    }

    int handBackAllBut(long worker, Collection<Long> held) {
        int back =
                returning
                        .all(Map.of(worker, Returning.Reason.UNHEARD), Set.copyOf(held))
                        .getOrDefault(worker, List.of())
                        .size();
        if (back > 0) {
            announce.run();
        }
        return back;
    }

    /// Where jobs that run can only be found by a long walk, none is made for a worker that seems to
    /// hold nothing: the next sweep ([Leases#DUTY] later) looks after all of those together.
    void retire(long worker) {
        boolean walk = !inHand.leavesNothing(worker) || dialect.runningInLine().isEmpty();
        Optional<Leases.Ended> ended =
                database.write((session, now) -> leases.retire(session, worker, now));
        if (walk && ended.isPresent()) {
            sweeping.giveBack(List.of(ended.get()));
        }
        announce.run();
    }
}
