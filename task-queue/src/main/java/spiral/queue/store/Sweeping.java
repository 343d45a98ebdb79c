package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import spiral.queue.JobStore.Lapse;

/// Decides when this process may give silent workers up.
///
/// A long gap between two sweeps means that the store, this process or the whole machine stood
/// still, and that living workers may have missed their heartbeats, too: they send four per lease.
/// The first sweep of a process counts as such a gap. After one, nobody is given up for a third of
/// a lease, so that every living worker gets its turn; this grace is given once per lease, or a
/// process that is slow for ever would never sweep.
final class Sweeping {
    /// A shorter gap only means that this machine is busy.
    private static final long SHORTEST_STALL_MILLIS = 1_000;

    /// Between two sweeps while somebody is silent.
    private static final long ONCE_SILENT_MILLIS = 100;

    private final Database database;
    private final Leases leases;
    private final long leaseMillis;
    // the store's time of this process's latest sweep, and the time before which it must not sweep
    private final AtomicLong lastSweep = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicLong sweepAfter = new AtomicLong(Long.MIN_VALUE / 2);

    Sweeping(Database database, Leases leases, Duration lease) {
        this.database = database;
        this.leases = leases;
        this.leaseMillis = lease.toMillis();
    }

    List<Lapse> sweep(Outlook seen) {
        long asked = seen.now();
        if (asked - lastSweep.getAndSet(asked) > stallMillis()) {
            waitForHeartbeats(asked);
        }
        return Leases.untilSilent(seen) == 0 && !waiting(asked)
                ? database.write((session, now) -> sweep(session, asked, now))
                : List.of();
    }

    /// How long nobody can fall silent, or need be looked at again.
    static Duration rest(Outlook seen) {
        long millis = Leases.untilSilent(seen);
        return Duration.ofMillis(millis == 0 ? ONCE_SILENT_MILLIS : millis);
    }

    private List<Lapse> sweep(Session session, long asked, long now) throws SQLException {
        if (now - asked > stallMillis()) {
            waitForHeartbeats(now);
        }
        if (waiting(now)) {
            return List.of();
        }
        Tally tally = new Tally();
        List<Lapse> lapses = leases.sweep(session, now, tally);
        tally.write(session, now);
        return lapses;
    }

    private long stallMillis() {
        return Math.max(SHORTEST_STALL_MILLIS, leaseMillis / 2);
    }

    private void waitForHeartbeats(long now) {
        if (now - sweepAfter.get() > leaseMillis) {
            sweepAfter.set(now + leaseMillis / 3);
        }
    }

    /// A wait that reaches further than any can be was set before the clock went back.
    private boolean waiting(long now) {
        long left = sweepAfter.get() - now;
        return left > 0 && left <= leaseMillis;
    }
}
