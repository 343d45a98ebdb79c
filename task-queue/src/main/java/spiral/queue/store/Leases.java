package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spiral.queue.JobStore.Heartbeat;
import spiral.queue.WorkerProfile;
import spiral.queue.store.Returning.Reason;

/// Who is alive: leases of worker processes, their heartbeats, and when a worker is given up.
///
/// How a worker is given up. Its lease must have run out, a sweep must have noted that
/// (`missed_at`), and a later sweep, [#GRACE] after, must find that no heartbeat came in between.
/// So when the whole store stood still (a frozen process held the write lock, the machine slept),
/// every living worker gets its heartbeat in before anybody is given up.
///
/// How a worker ends. First its row says so, and from then on it is given nothing. Then its jobs go
/// back, which may take many transactions ([Returning]). Until the last of them is done the row keeps
/// its `missed_at`, and `lease_until` says when somebody else shall see to it: whoever has begun may
/// have died.
final class Leases {
    /// Between noting a missed heartbeat and giving the worker up.
    static final Duration GRACE = Duration.ofMillis(400);

    /// So long the process that has ended a worker alone gives its jobs back.
    static final Duration DUTY = Duration.ofSeconds(10);

    /// Nobody need be told of a time further ahead.
    private static final Duration LONGEST_LOOK_AHEAD = Duration.ofMinutes(1);

    /// Its lease has run out; or it reaches further than any can, because the clock went back.
    private static final String SILENT = "(lease_until < ? OR lease_until > ? + lease)";

    /// A worker that gets nothing more; its jobs must go back.
    ///
    /// @param at when it ended
    record Ended(long worker, String name, Reason reason, long at) {
        private static Ended of(ResultSet row) throws SQLException {
            boolean left = row.getString("ending").equals("left");
            return new Ended(
                    row.getLong("id"),
                    row.getString("name"),
                    left ? Reason.LEFT : Reason.SILENT,
                    row.getLong("ended_at"));
        }
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

    /// Ends a worker that leaves; nothing when it has ended before. Whoever is just claiming for it is
    /// waited for.
    Optional<Ended> retire(Session session, long worker, long now) throws SQLException {
        return end(session, worker, "left", now)
                ? Optional.of(new Ended(worker, "", Reason.LEFT, now))
                : Optional.empty();
    }

    /// Milliseconds until the first lease of all ends if no heartbeat comes; 0 when a sweep would have
    /// something to do.
    static long untilSilent(Outlook seen) {
        long longest = LONGEST_LOOK_AHEAD.toMillis();
        boolean clockWentBack = seen.latestLease() > seen.now();
        long left = Math.min(seen.firstEnd() - seen.now(), longest);
        return clockWentBack ? 0 : Math.clamp(left + 1, 0, longest);
    }

    /// Ends the workers that have been silent for long enough.
    ///
    /// @return those whose jobs the caller must give back: also some that others ended and have not
    ///     seen to
    List<Ended> sweep(Session session, long now) throws SQLException {
        session.update(
                "UPDATE worker SET missed_at = ? WHERE ended_at IS NULL AND missed_at IS NULL AND "
                        + SILENT,
                now,
                now,
                now);
        for (long worker : silent(session, now)) {
            end(session, worker, "lost", now);
        }
        return session.query(
                """
                UPDATE worker SET lease_until = ?
                WHERE ended_at IS NOT NULL AND missed_at IS NOT NULL
                  AND (ended_at = ? AND ending = 'lost' OR lease_until < ? OR lease_until > ?)
                RETURNING id, name, ending, ended_at\
                """,
                Ended::of,
                now + DUTY.toMillis(),
                now,
                now,
                now + DUTY.toMillis());
    }

    /// All their jobs have gone back.
    static void done(Session session, Collection<Long> workers) throws SQLException {
        session.update(
                "UPDATE worker SET missed_at = NULL WHERE ended_at IS NOT NULL AND id "
                        + session.dialect().amongIds(),
                session.dialect().list(workers));
    }

    private List<Long> silent(Session session, long now) throws SQLException {
        return session.query(
                "SELECT id FROM worker WHERE ended_at IS NULL"
                        + " AND (missed_at <= ? OR missed_at > ?)",
                row -> row.getLong(1),
                now - GRACE.toMillis(),
                now);
    }

    private static boolean end(Session session, long worker, String ending, long now)
            throws SQLException {
        session.number("SELECT id FROM worker WHERE id = ?" + session.dialect().lock(), worker);
        session.update("UPDATE role SET until = 0 WHERE holder = ?", worker);
        return session.update(
                        "UPDATE worker SET ended_at = ?, ending = ?, missed_at = ?, lease_until = ?"
                                + " WHERE id = ? AND ended_at IS NULL",
                        now,
                        ending,
                        now,
                        now + DUTY.toMillis(),
                        worker)
                == 1;
    }

    private List<Long> cancelled(Session session, long worker) throws SQLException {
        return session.query(
                "SELECT id FROM job WHERE owner = ? AND state = 2 AND cancel_asked = 1",
                row -> row.getLong(1),
                worker);
    }
}
