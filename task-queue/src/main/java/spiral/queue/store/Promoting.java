package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import spiral.queue.JobStore.Promotion;

/// The scheduler's role: one process at a time holds it by a short lease and makes due jobs ready.
/// Every worker offers itself; if the holder dies, the next offer after the lease's end takes over.
/// A process without slots is there for nothing else: it takes the role over from a worker that
/// stands in, without waiting for that.
final class Promoting {
    /// A dead scheduler delays due jobs by no more than this.
    static final Duration ROLE_LEASE = Duration.ofSeconds(2);

    /// Between an offer that came too late and the next one.
    private static final Duration TICK = Duration.ofMillis(50);

    private record Role(long holder, long until) {
        static final Role NOBODYS = new Role(0, 0);

        /// A lease that reaches further than any can was taken before the clock went back.
        boolean holds(long now) {
            long left = until - now;
            return left > 0 && left <= ROLE_LEASE.toMillis();
        }
    }

    private Promoting() {}

    /// The answer, where there is nothing to write.
    static Optional<Promotion> look(Outlook seen, long worker) {
        Role role = new Role(seen.holder(), seen.until());
        long left = role.until() - seen.now();
        if (taken(role, worker, seen.standsIn(), seen.now())) {
            return Optional.of(new Promotion(false, 0, Duration.ofMillis(left + 1)));
        }
        boolean fresh =
                role.holder() == worker
                        && role.holds(seen.now())
                        && left > ROLE_LEASE.toMillis() / 2;
        Duration rest = untilDue(seen.nextDue(), seen.now());
        return fresh && rest.isPositive()
                ? Optional.of(new Promotion(true, 0, rest))
                : Optional.empty();
    }

    /// Takes or renews the role and moves up to `limit` due jobs.
    static Promotion take(Session session, Leases leases, long worker, int limit, long now)
            throws SQLException {
        Role role = locked(session);
        boolean standsIn = standsIn(session, role.holder(), worker);
        if (taken(role, worker, standsIn, now) || !leases.held(session, worker)) {
            return new Promotion(false, 0, TICK);
        }
        session.update(
                "INSERT INTO role VALUES ('scheduler', ?, ?) ON CONFLICT (name)"
                        + " DO UPDATE SET holder = excluded.holder, until = excluded.until",
                worker,
                now + ROLE_LEASE.toMillis());
        int moved =
                session.update(
                        "UPDATE job SET state = 1, at = ? WHERE id "
                                + session.dialect().amongFound(due(session.dialect())),
                        now,
                        now,
                        limit);
        Duration rest = untilDue(nextDue(session), now).plusMillis(1);
        return new Promotion(true, moved, moved == limit ? Duration.ZERO : rest);
    }

    private static String due(Dialect dialect) {
        return "SELECT id FROM job%1$s WHERE %2$s AND %3$s <= ? ORDER BY %3$s LIMIT ?%4$s"
                .formatted(
                        dialect.index("job_due"),
                        dialect.waiting(),
                        dialect.due(),
                        dialect.skipLocked());
    }

    private static boolean taken(Role role, long worker, boolean standsIn, long now) {
        return role.holder() != worker && role.holds(now) && !standsIn;
    }

    /// True when the holder has slots for jobs and this worker has none.
    private static boolean standsIn(Session session, long holder, long worker) throws SQLException {
        return session.holds(
                "SELECT EXISTS (SELECT 1 FROM worker WHERE id = ? AND slots > 0)"
                        + " AND EXISTS (SELECT 1 FROM worker WHERE id = ? AND slots = 0)",
                holder,
                worker);
    }

    /// How long until the next job is due, as far as that matters: the role has to be renewed in
    /// between. Whoever submits a job that is due earlier announces it.
    private static Duration untilDue(long next, long now) {
        return Duration.ofMillis(Math.clamp(next - now, 0, ROLE_LEASE.toMillis() / 2));
    }

    private static long nextDue(Session session) throws SQLException {
        return session.first(
                        "SELECT %s FROM job%s WHERE %s ORDER BY 1 LIMIT 1"
                                .formatted(
                                        session.dialect().due(),
                                        session.dialect().index("job_due"),
                                        session.dialect().waiting()),
                        row -> row.getLong(1))
                .orElse(Long.MAX_VALUE);
    }

    private static Role locked(Session session) throws SQLException {
        return session.first(
                        "SELECT holder, until FROM role WHERE name = 'scheduler'"
                                + session.dialect().lock(),
                        row -> new Role(row.getLong(1), row.getLong(2)))
                .orElse(Role.NOBODYS);
    }
}
