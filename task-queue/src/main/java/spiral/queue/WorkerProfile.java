package spiral.queue;

import java.time.Duration;
import java.util.Set;

/// How a worker process introduces itself to the store.
///
/// @param name what people call it, e.g. `worker-2`
/// @param pid its operating-system process id
/// @param host the machine it runs on
/// @param slots how many jobs it runs at once; 0 for a process that only schedules
/// @param types the job types that it has handlers for
/// @param lease how long it may be silent before its jobs go to others
public record WorkerProfile(
        String name, long pid, String host, int slots, Set<String> types, Duration lease) {

    /// Checks the name, 1 to 200 printable characters, and the lease, 500 ms to 1 hour.
    public WorkerProfile {
        Ties.checkedName("a worker's name", name);
        if (lease.compareTo(QueueSettings.SHORTEST_LEASE) < 0
                || lease.compareTo(QueueSettings.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease must be 500 ms to 1 hour but was " + lease);
        }
        types = Set.copyOf(types);
    }
}
