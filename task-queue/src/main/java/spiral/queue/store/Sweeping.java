package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
    private final Returning returning;
    private final long leaseMillis;
    // the store's time of this process's latest sweep, and the time before which it must not sweep
    private final AtomicLong lastSweep = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicLong sweepAfter = new AtomicLong(Long.MIN_VALUE / 2);

    Sweeping(Database database, Leases leases, Returning returning, Duration lease) {
        this.database = database;
        this.leases = leases;
        this.returning = returning;
        this.leaseMillis = lease.toMillis();
    }

    List<Lapse> sweep(Outlook seen) {
        long asked = seen.now();
        if (asked - lastSweep.getAndSet(asked) > stallMillis()) {
            waitForHeartbeats(asked);
        }
        return Leases.untilSilent(seen) == 0 && !waiting(asked) ? sweep(asked) : List.of();
    }

    /// Gives the worker's jobs back, and its row its rest.
    ///
    /// @return the jobs, by worker
    Map<Long, List<Long>> giveBack(List<Leases.Ended> ended) {
        Map<Long, Returning.Reason> reasons =
                ended.stream()
                        .collect(Collectors.toMap(Leases.Ended::worker, Leases.Ended::reason));
        Map<Long, List<Long>> gone = returning.all(reasons, Set.of());
        database.write((session, now) -> {
            Leases.done(session, reasons.keySet());
            return gone;
        });
        return gone;
    }

    /// How long nobody can fall silent, or need be looked at again.
    static Duration rest(Outlook seen) {
        long millis = Leases.untilSilent(seen);
        return Duration.ofMillis(millis == 0 ? ONCE_SILENT_MILLIS : millis);
    }

    private List<Lapse> sweep(long asked) {
        List<Leases.Ended> ended = database.write((session, now) -> end(session, asked, now));
        if (ended.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Long>> gone = giveBack(ended);
        return ended.stream()
                .filter(each -> each.reason() == Returning.Reason.SILENT)
                .filter(each -> each.at() >= asked || gone.containsKey(each.worker()))
                .map(each -> lapse(each, gone.getOrDefault(each.worker(), List.of())))
                .toList();
    }

    private static Lapse lapse(Leases.Ended ended, List<Long> jobs) {
        return new Lapse(ended.worker(), ended.name(), jobs);
    }

    private List<Leases.Ended> end(Session session, long asked, long now) throws SQLException {
        if (now - asked > stallMillis()) {
            waitForHeartbeats(now);
        }
        return waiting(now) ? List.of() : leases.sweep(session, now);
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
