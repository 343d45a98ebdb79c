package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore.Heartbeat;
import spiral.queue.JobStore.Lapse;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// Who is alive: leases of worker processes, their heartbeats, and what becomes of the jobs of a
/// worker that falls silent.
///
/// How a worker is given up. Its lease must have run out, a sweep must have noted that
/// (`missed_at`), and a later sweep, [#GRACE] after, must find that no heartbeat came in between.
/// So when the whole store stood still (a frozen process held the write lock, the machine slept),
/// every living worker gets its heartbeat in before anybody is given up.
final class Leases {
    /// Between noting a missed heartbeat and giving the worker up.
    static final Duration GRACE = Duration.ofMillis(400);

    /// Nobody need be told of a time further ahead.
    private static final Duration LONGEST_LOOK_AHEAD = Duration.ofMinutes(1);

    /// Its lease has run out; or it reaches further than any can, because the clock went back.
    private static final String SILENT = "(lease_until < ? OR lease_until > ? + lease)";

    /// What a worker holds that leaves: a handler that did not stop, or an end that it could not tell.
    private static final String LEFT = "its worker left before it could say what became of it";

    /// What the store counts as a worker's, and the worker does not know.
    private static final String NOT_BEGUN = Settlement.Why.NOT_BEGUN.words();

    private final Jobs jobs;
    private final AfterFailure afterFailure;

    private record Held(long job, String type, boolean begun, boolean cancelAsked, JobLife life) {}

    Leases(Jobs jobs, AfterFailure afterFailure) {
        this.jobs = jobs;
        this.afterFailure = afterFailure;
    }

    long register(Session session, WorkerProfile profile, long now) throws SQLException {
        return session.number(
                """
                INSERT INTO worker (name, pid, host, slots, types, lease, lease_until, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id\
                """,
                profile.name(),
                profile.pid(),
                profile.host(),
                profile.slots(),
                String.join(" ", profile.types()),
                profile.lease().toMillis(),
                now + profile.lease().toMillis(),
                now);
    }

    Heartbeat beat(Session session, long worker, long now) throws SQLException {
        int held =
                session.update(
                        "UPDATE worker SET lease_until = ? + lease, seen_at = ?, missed_at = NULL"
                                + " WHERE id = ? AND ended_at IS NULL",
                        now,
                        now,
                        worker);
        return new Heartbeat(held == 1, held == 1 ? cancelled(session, worker) : List.of());
    }

    boolean held(Session session, long worker) throws SQLException {
        return session.holds(
                "SELECT ended_at IS NULL FROM worker WHERE id = ?" + session.dialect().keyLock(),
                worker);
    }

    void retire(Session session, long worker, long now, Tally tally) throws SQLException {
        if (end(session, worker, "left", now)) {
            for (Held held : heldBy(session, worker)) {
                giveBack(session, worker, held, now, LEFT, tally);
            }
        }
    }

    /// Gives back what this worker holds without knowing it.
    int handBackAllBut(Session session, long worker, Set<Long> known, long now, Tally tally)
            throws SQLException {
        int unknown = 0;
        for (Held held : heldBy(session, worker)) {
            if (!known.contains(held.job())) {
                giveBack(session, worker, held, now, NOT_BEGUN, tally);
                unknown++;
            }
        }
        return unknown;
    }

    /// Milliseconds until the first lease of all ends if no heartbeat comes; 0 when a sweep would have
    /// something to do.
    static long untilSilent(Outlook seen) {
        long longest = LONGEST_LOOK_AHEAD.toMillis();
        boolean clockWentBack = seen.latestLease() > seen.now();
        long left = Math.min(seen.firstEnd() - seen.now(), longest);
        return clockWentBack ? 0 : Math.clamp(left + 1, 0, longest);
    }

    List<Lapse> sweep(Session session, long now, Tally tally) throws SQLException {
        session.update(
                "UPDATE worker SET missed_at = ? WHERE ended_at IS NULL AND missed_at IS NULL AND "
                        + SILENT,
                now,
                now,
                now);
        List<Lapse> lapses = new ArrayList<>();
        for (long worker : silent(session, now)) {
            if (end(session, worker, "lost", now)) {
                lapses.add(lapse(session, worker, now, tally));
            }
        }
        return lapses;
    }

    private List<Long> silent(Session session, long now) throws SQLException {
        return session.query(
                "SELECT id FROM worker WHERE ended_at IS NULL"
                        + " AND (missed_at <= ? OR missed_at > ?)",
                row -> row.getLong(1),
                now - GRACE.toMillis(),
                now);
    }

    private Lapse lapse(Session session, long worker, long now, Tally tally) throws SQLException {
        List<Long> lost = new ArrayList<>();
        for (Held held : heldBy(session, worker)) {
            lost.add(held.job());
            if (held.begun()) {
                crash(session, worker, held, now, tally);
            } else {
                giveBack(
                        session,
                        worker,
                        held,
                        now,
                        "its worker fell silent before it began",
                        tally);
            }
        }
        String name =
                session.first(
                                "SELECT name FROM worker WHERE id = ?",
                                row -> row.getString(1),
                                worker)
                        .orElse("?");
        return new Lapse(worker, name, lost);
    }

    private void crash(Session session, long worker, Held held, long now, Tally tally)
            throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        JobLife after = afterFailure.lost(held.life(), at);
        attempt(session, worker, held, now, "crashed", "its worker fell silent");
        tally.count(held.type(), Event.CRASHED);
        if (held.cancelAsked()) {
            cancel(session, held, at, tally);
            return;
        }
        if (after.state() instanceof JobState.Dead) {
            tally.count(held.type(), Event.DEAD);
        }
        jobs.save(session, held.job(), after);
    }

    private void giveBack(
            Session session, long worker, Held held, long now, String why, Tally tally)
            throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        if (held.cancelAsked()) {
            attempt(session, worker, held, now, "cancelled", why);
            cancel(session, held, at, tally);
            return;
        }
        attempt(session, worker, held, now, "handed back", why);
        tally.count(held.type(), Event.HANDED_BACK);
        jobs.save(session, held.job(), held.life().handBack(held.life().token(), at));
    }

    private void cancel(Session session, Held held, Instant at, Tally tally) throws SQLException {
        JobLife life = held.life().stopped(held.life().token(), at);
        jobs.file(session, held.job(), life, Optional.empty());
        tally.count(held.type(), Event.CANCELLED);
    }

    private void attempt(
            Session session, long worker, Held held, long now, String ending, String detail)
            throws SQLException {
        JobState.Running running = (JobState.Running) held.life().state();
        session.update(
                Jobs.ATTEMPT,
                held.job(),
                held.life().token(),
                held.life().attempt(),
                worker,
                running.since().toEpochMilli(),
                now,
                ending,
                detail);
    }

    /// False when somebody else has ended it first. Whoever is just claiming for this worker is
    /// waited for.
    private boolean end(Session session, long worker, String ending, long now) throws SQLException {
        session.number("SELECT id FROM worker WHERE id = ?" + session.dialect().lock(), worker);
        session.update("UPDATE role SET until = 0 WHERE holder = ?", worker);
        return session.update(
                        "UPDATE worker SET ended_at = ?, ending = ? WHERE id = ? AND ended_at IS NULL",
                        now,
                        ending,
                        worker)
                == 1;
    }

    private List<Long> cancelled(Session session, long worker) throws SQLException {
        return session.query(
                "SELECT id FROM job WHERE owner = ? AND state = 2 AND cancel_asked = 1",
                row -> row.getLong(1),
                worker);
    }

    private List<Held> heldBy(Session session, long worker) throws SQLException {
        List<Held> held = new ArrayList<>();
        for (String running : session.dialect().held()) {
            held.addAll(
                    session.query(
                            "SELECT id, type, begun, cancel_asked, %s FROM job WHERE %s AND owner = ?%s"
                                    .formatted(Jobs.LIFE, running, session.dialect().lock()),
                            Leases::held,
                            worker));
        }
        return held;
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getLong("id"),
                row.getString("type"),
                row.getBoolean("begun"),
                row.getBoolean("cancel_asked"),
                Jobs.life(row, 4));
    }
}
