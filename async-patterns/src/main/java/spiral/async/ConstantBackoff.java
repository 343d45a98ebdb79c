package spiral.async;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The same wait after every failure.
record ConstantBackoff(Duration delay) implements Backoff {
    ConstantBackoff {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative but was " + delay);
        }
    }

    @Override
    public Duration delay(int attempt, Duration previous, RandomGenerator random) {
        return delay;
    }
}
