package spiral.queue.store;

import java.util.concurrent.ConcurrentHashMap;

/// Roughly how many jobs each worker of this process holds: what it was given less what it has
/// settled. A lost reply makes it wrong, so nothing rests on it but how soon somebody looks.
///
/// For any thread.
final class InHand {
    private final ConcurrentHashMap<Long, Integer> jobs = new ConcurrentHashMap<>();

    void exchanged(long worker, int settled, int claimed) {
        jobs.merge(worker, claimed - settled, Integer::sum);
    }

    /// True when the worker, which leaves, seems to hold nothing.
    boolean leavesNothing(long worker) {
        Integer held = jobs.remove(worker);
        return held == null || held <= 0;
    }
}
