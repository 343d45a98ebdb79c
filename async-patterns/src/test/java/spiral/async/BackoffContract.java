package spiral.async;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every [Backoff] promises. A new one is done when a subclass of this suite is green.
abstract class BackoffContract {
    /// The back-off under test.
    abstract Backoff backoff();

    /// The longest wait it may ever give.
    abstract Duration longest();

    @Test
    @Order(101)
    @Tag("step:3")
    @DisplayName("no delay is negative or longer than the longest, up to attempt 1100 and beyond")
    void everyDelayIsWithinItsBounds() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(delays(seed, 1100)).allSatisfy(this::isWithinBounds);
        }
        isWithinBounds(backoff().delay(Integer.MAX_VALUE, longest(), new SplittableRandom(1)));
    }

    @Test
    @Order(102)
    @Tag("step:3")
    @DisplayName("the same chance gives the same delays, so a run can be repeated")
    void theSameChanceGivesTheSameDelays() {
        assertThat(delays(42, 50)).isEqualTo(delays(42, 50));
    }

    @Test
    @Order(103)
    @Tag("step:3")
    @DisplayName("it keeps no state: an attempt can be asked about without the ones before")
    void itKeepsNoState() {
        Duration asked = backoff().delay(7, ZERO, new SplittableRandom(3));
        delays(9, 20);

        assertThat(backoff().delay(7, ZERO, new SplittableRandom(3))).isEqualTo(asked);
    }

    private List<Duration> delays(long seed, int attempts) {
        var random = new SplittableRandom(seed);
        var delays = new ArrayList<Duration>();
        Duration previous = ZERO;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            previous = backoff().delay(attempt, previous, random);
            delays.add(previous);
        }
        return delays;
    }

    private void isWithinBounds(Duration delay) {
        assertThat(delay).isBetween(ZERO, longest());
    }
}
