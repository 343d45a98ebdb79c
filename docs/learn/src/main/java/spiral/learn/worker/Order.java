package spiral.learn.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a worker is to run.
///
/// @param suite the full name of the JUnit class
/// @param seed shuffles the rules; 0 runs them in their own order
/// @param path folders and jars of the suite, the modules and their libraries
/// @param mine the learner's classes by name; they hide those of the path
/// @param limit how long one rule may take
public record Order(
        String suite, long seed, List<String> path, Map<String, byte[]> mine, Duration limit) {
    /// How long a learner's rule may take.
    public static final Duration LIMIT = Duration.ofSeconds(3);

    /// How long one may take when an earlier one has failed: what is said is known by then.
    public static final Duration LIMIT_AFTER_FAILURE = Duration.ofSeconds(1);

    /// Runs the rules as a learner meets them.
    public static final long IN_ORDER = 0;
}
