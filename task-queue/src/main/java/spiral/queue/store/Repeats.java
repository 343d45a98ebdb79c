package spiral.queue.store;

import java.sql.SQLException;
import java.util.Optional;
import spiral.queue.Claim;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.Settlement;

/// Knows a settlement again that was carried out before: its answer was lost, so its worker sends
/// it a second time. Only the attempt that held the job can have left these traces.
final class Repeats {
    private final Jobs jobs;
    private final Session session;

    Repeats(Jobs jobs, Session session) {
        this.jobs = jobs;
        this.session = session;
    }

    /// The job's life now, if this settlement has stood before.
    Optional<JobLife> before(Settlement settlement) throws SQLException {
        boolean stood =
                switch (settlement) {
                    case Settlement.Success s -> filed(s.claim()) || brokenEffect(s);
                    case Settlement.Failure s -> ended(s.claim(), "failed");
                    case Settlement.Stopped s -> ended(s.claim(), "cancelled");
                    case Settlement.HandBack s ->
                            ended(s.claim(), "handed back") || ended(s.claim(), "cancelled");
                };
        return stood
                ? jobs.any(session, settlement.claim().job()).map(Job::life)
                : Optional.empty();
    }

    private boolean filed(Claim claim) throws SQLException {
        return session.holds(
                "SELECT EXISTS (SELECT 1 FROM done"
                        + " WHERE id = ? AND state = 4 AND token = ? AND owner = ?)",
                claim.job(),
                claim.token(),
                claim.worker());
    }

    private boolean brokenEffect(Settlement.Success success) throws SQLException {
        return !success.effects().isEmpty() && ended(success.claim(), "failed");
    }

    private boolean ended(Claim claim, String ending) throws SQLException {
        return session.holds(
                "SELECT EXISTS (SELECT 1 FROM attempt"
                        + " WHERE job = ? AND token = ? AND worker = ? AND ending = ?)",
                claim.job(),
                claim.token(),
                claim.worker(),
                ending);
    }
}
