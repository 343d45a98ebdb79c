package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.positive;

import java.time.Duration;

/// So many permits in so much time, evenly spread.
///
/// @param permits at least 1
/// @param per positive, and at least one nanosecond for each permit
public record Rate(int permits, Duration per) {
    /// Checks both values.
    public Rate {
        atLeast(1, "permits", permits);
        positive("per", per);
        if (Nanos.of(per) < permits) {
            throw new IllegalArgumentException(
                    "a permit takes at least 1 ns, but the rate was " + permits + " per " + per);
        }
    }

    /// So many permits in a second.
    public static Rate perSecond(int permits) {
        return new Rate(permits, Duration.ofSeconds(1));
    }

    /// Nanoseconds from one permit to the next, rounded up: never faster than was asked for.
    long interval() {
        return Math.ceilDiv(Nanos.of(per), permits);
    }
}
