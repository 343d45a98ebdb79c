package spiral.async;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Back-off, for any settings: within the bounds that the formulas allow")
class BackoffProperties {
    @Test
    @DisplayName("every draw of every jitter lies within its formula's bounds, in exact arithmetic")
    void everyDrawLiesWithinItsBounds() {
        Seeds.each(random -> {
            long first = 1 + (random.nextLong() >>> random.nextInt(3, 63));
            long cap = first + (random.nextLong() >>> random.nextInt(3, 63));
            for (Jitter jitter : Jitter.values()) {
                chain(first, cap, jitter, random);
            }
        });
    }

    private static void chain(long first, long cap, Jitter jitter, SplittableRandom random) {
        Backoff backoff =
                Backoff.exponential(Duration.ofNanos(first), Duration.ofNanos(cap), jitter);
        Duration previous = ZERO;
        for (int attempt = 1; attempt <= 80; attempt++) {
            long most = step(first, cap, attempt);
            Duration delay = backoff.delay(attempt, previous, random);
            assertThat(delay.toNanos())
                    .as("%s, first %d, cap %d, attempt %d", jitter, first, cap, attempt)
                    .isBetween(
                            least(jitter, first, most), most(jitter, first, cap, most, previous));
            previous = delay;
        }
    }

    private static long step(long first, long cap, int attempt) {
        return BigInteger.valueOf(first).shiftLeft(attempt - 1).min(longest(cap)).longValueExact();
    }

    private static long least(Jitter jitter, long first, long step) {
        return switch (jitter) {
            case NONE -> step;
            case FULL -> 0;
            case EQUAL -> step / 2;
            case DECORRELATED -> Math.min(first, Nanos.LONGEST);
        };
    }

    private static long most(Jitter jitter, long first, long cap, long step, Duration previous) {
        return jitter == Jitter.DECORRELATED
                ? BigInteger.valueOf(Math.max(first, previous.toNanos()))
                        .multiply(BigInteger.valueOf(3))
                        .min(longest(cap))
                        .longValueExact()
                : step;
    }

    /// No wait is longer than the library's longest.
    private static BigInteger longest(long cap) {
        return BigInteger.valueOf(Math.min(cap, Nanos.LONGEST));
    }
}
