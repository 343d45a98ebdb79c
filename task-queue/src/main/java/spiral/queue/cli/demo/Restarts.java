package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import spiral.async.Backoff;
import spiral.async.Jitter;

/// How long the supervisor waits before it starts a dead worker again: a moment, and longer each
/// time when it dies soon after every start. What lived long enough begins anew.
///
/// Belongs to the thread of the demo's loop.
final class Restarts {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
    private static final Backoff WAITS =
            Backoff.exponential(Duration.ofMillis(700), Duration.ofSeconds(4), Jitter.NONE);

    private final RandomGenerator random;
    private final Map<Role, Integer> deaths = new HashMap<>();
    private final Map<Role, Duration> starts = new HashMap<>();

    Restarts(RandomGenerator random) {
        this.random = random;
    }

    /// It was started at this time of the demo.
    void started(Role role, Duration now) {
        starts.put(role, now);
    }

    /// It has died; start it again after this.
    Duration died(Role role, Duration now) {
        Duration lived = now.minus(starts.getOrDefault(role, now));
        int before = lived.compareTo(LONG_ENOUGH) < 0 ? deaths.getOrDefault(role, 0) : 0;
        deaths.put(role, before + 1);
        return WAITS.delay(before + 1, Duration.ZERO, random);
    }
}
