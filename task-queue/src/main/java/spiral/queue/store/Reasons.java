package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.QueueStats.BreakerView;

/// Says why a job is where it is: every bar that holds it back just now, in a sentence of its own.
final class Reasons {
    /// Jobs ahead are counted up to here.
    private static final int MOST_COUNTED = 1_000;

    private final Session session;
    private final Job job;
    private final long now;
    private final List<String> reasons = new ArrayList<>();

    private Reasons(Session session, Job job, long now) {
        this.session = session;
        this.job = job;
        this.now = now;
    }

    static List<String> of(Session session, Job job, long now) throws SQLException {
        return new Reasons(session, job, now).all();
    }

    private List<String> all() throws SQLException {
        switch (job.life().state()) {
            case JobState.Blocked s -> parents();
            case JobState.Scheduled s -> due("", s.dueAt());
            case JobState.Retrying s ->
                    due(
                            "attempt %d failed; the next is ".formatted(job.life().attempt()),
                            s.dueAt());
            case JobState.Ready s -> ready();
            case JobState.Running s -> running(s);
            case JobState.Succeeded s -> reasons.add("succeeded " + ago(s.at()));
            case JobState.Dead s -> reasons.add("dead since " + since(s.at()) + ": " + s.why());
            case JobState.Cancelled s -> reasons.add("cancelled " + ago(s.at()));
        }
        return reasons;
    }

    private void parents() throws SQLException {
        reasons.addAll(
                session.query(
                        """
                        SELECT p.parent, coalesce(j.state, d.state) AS state FROM parent p
                        LEFT JOIN job j ON j.id = p.parent LEFT JOIN done d ON d.id = p.parent
                        WHERE p.child = ? ORDER BY p.parent\
                        """,
                        row ->
                                "parent %d %s"
                                        .formatted(
                                                row.getLong(1),
                                                JobState.Name.of(row.getInt(2)).word()),
                        job.id()));
    }

    private void due(String before, Instant at) {
        Duration left = Duration.between(Instant.ofEpochMilli(now), at);
        reasons.add(
                before
                        + (left.isPositive()
                                ? "not due for " + Spans.text(left)
                                : "due; the scheduler has not come to it yet"));
    }

    private void ready() throws SQLException {
        if (session.holds(
                "SELECT EXISTS (SELECT 1 FROM lane WHERE type = ? AND mode = 'paused')",
                job.type())) {
            reasons.add("queue paused");
        }
        Breakers.all(session, now).stream()
                .filter(breaker -> breaker.type().equals(job.type()))
                .forEach(this::breaker);
        Optional<String> key = job.ties().limit();
        if (key.isPresent()) {
            Limits.reached(session, key.get(), now).ifPresent(reasons::add);
        }
        if (!handled()) {
            reasons.add("no living worker handles '" + job.type() + "'");
        }
        if (job.life().suspect()) {
            reasons.add("must run alone: a worker was lost with it");
        }
        if (reasons.isEmpty()) {
            line();
        }
    }

    private void breaker(BreakerView breaker) {
        switch (breaker.state()) {
            case "open" ->
                    reasons.add(
                            breaker.retryAfter().isPositive()
                                    ? "breaker open, for " + Spans.text(breaker.retryAfter())
                                    : "breaker open; its rest is over, the next claim is a probe");
            case "half-open" -> reasons.add("breaker half-open: a probe's outcome decides");
            default -> {}
        }
    }

    private boolean handled() throws SQLException {
        return session
                .query(
                        "SELECT types FROM worker WHERE ended_at IS NULL AND slots > 0",
                        row -> List.of(row.getString(1).split(" ", -1)))
                .stream()
                .anyMatch(types -> types.contains(job.type()));
    }

    private void line() throws SQLException {
        long ahead =
                session.number(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM job WHERE %s AND crashes = 0
                          AND limit_key IS NULL AND (rank < (SELECT rank FROM job WHERE id = ?)
                            OR (rank = (SELECT rank FROM job WHERE id = ?) AND id < ?))
                        ORDER BY rank, id LIMIT ?) ahead\
                        """
                                .formatted(session.dialect().in(JobState.Name.READY)),
                        job.id(),
                        job.id(),
                        job.id(),
                        MOST_COUNTED);
        reasons.add(
                ahead == 0
                        ? "next in line"
                        : "%s%d before it in line"
                                .formatted(ahead == MOST_COUNTED ? "at least " : "", ahead));
    }

    private void running(JobState.Running run) throws SQLException {
        reasons.addAll(
                session.query(
                        "SELECT name, pid, seen_at, lease FROM worker WHERE id = ?",
                        row -> worker(row, run),
                        run.worker()));
        job.progress().ifPresent(p -> reasons.add((p.percent() + " % " + p.note()).strip()));
        if (session.holds("SELECT cancel_asked = 1 FROM job WHERE id = ?", job.id())) {
            reasons.add("asked to stop");
        }
    }

    /// Heartbeats come four times per lease; after two have failed to, the worker is silent.
    private String worker(ResultSet row, JobState.Running run) throws SQLException {
        long silent = now - row.getLong("seen_at");
        if (silent > row.getLong("lease") / 2) {
            return "its worker silent for " + Spans.text(Duration.ofMillis(silent));
        }
        return "runs on %s (pid %d), for %s"
                .formatted(row.getString("name"), row.getLong("pid"), since(run.since()));
    }

    private String since(Instant at) {
        return Spans.text(Duration.between(at, Instant.ofEpochMilli(now)));
    }

    private String ago(Instant at) {
        return since(at) + " ago";
    }
}
