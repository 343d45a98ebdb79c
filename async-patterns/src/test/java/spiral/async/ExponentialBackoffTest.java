package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Back-off with jitter")
class ExponentialBackoffTest extends BackoffContract {
    private static final int DRAWS = 2_000;

    private final RandomGenerator random = new SplittableRandom(42);

    @Override
    Backoff backoff() {
        return exponential(Jitter.FULL);
    }

    @Override
    Duration longest() {
        return ofSeconds(1);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("without jitter each wait is twice the one before")
    void withoutJitterEachWaitIsTwiceTheOneBefore() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(this::plain))
                .containsExactly(ofMillis(100), ofMillis(200), ofMillis(400), ofMillis(800));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("no wait is longer than the cap")
    void noWaitIsLongerThanTheCap() {
        assertThat(plain(5)).isEqualTo(ofSeconds(1));
        assertThat(plain(6)).isEqualTo(ofSeconds(1));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("doubling never overflows: attempts 64 and 1100 wait for the cap")
    void doublingNeverOverflows() {
        assertThat(Stream.of(33, 58, 59, 63, 64, 65, 66, 1100, Integer.MAX_VALUE).map(this::plain))
                .containsOnly(ofSeconds(1));
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("full jitter draws from nothing up to the whole step")
    void fullJitterDrawsFromNothingUpToTheWholeStep() {
        assertThat(draws(Jitter.FULL, 3, ofMillis(200)))
                .allSatisfy(wait -> assertThat(wait).isBetween(ZERO, ofMillis(400)))
                .anySatisfy(wait -> assertThat(wait).isLessThan(ofMillis(20)))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(ofMillis(380)));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("equal jitter keeps half of the step and draws the other half")
    void equalJitterKeepsHalfOfTheStep() {
        assertThat(draws(Jitter.EQUAL, 3, ofMillis(200)))
                .allSatisfy(wait -> assertThat(wait).isBetween(ofMillis(200), ofMillis(400)))
                .anySatisfy(wait -> assertThat(wait).isLessThan(ofMillis(210)))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(ofMillis(390)));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName(
            "decorrelated jitter draws from the first delay up to three times the previous one")
    void decorrelatedJitterGrowsByItsOwnDraws() {
        assertThat(draws(Jitter.DECORRELATED, 3, ofMillis(200)))
                .allSatisfy(wait -> assertThat(wait).isBetween(ofMillis(100), ofMillis(600)))
                .anySatisfy(wait -> assertThat(wait).isLessThan(ofMillis(125)))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(ofMillis(575)));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("decorrelated jitter begins at the first delay when there was no wait before")
    void decorrelatedJitterBeginsAtTheFirstDelay() {
        assertThat(draws(Jitter.DECORRELATED, 1, ZERO))
                .allSatisfy(wait -> assertThat(wait).isBetween(ofMillis(100), ofMillis(300)));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("the cap holds after the jitter, not before it")
    void theCapHoldsAfterTheJitter() {
        for (Jitter jitter : Jitter.values()) {
            assertThat(draws(jitter, 9, ofMillis(900)))
                    .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(ofSeconds(1)));
        }
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeantAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(ZERO, ofSeconds(1), Jitter.NONE))
                .withMessage("first delay must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(ofSeconds(2), ofSeconds(1), Jitter.NONE))
                .withMessage("cap must be at least the first delay PT2S but was PT1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain(0))
                .withMessage("attempt must be at least 1 but was 0");
    }

    private Duration plain(int attempt) {
        return exponential(Jitter.NONE).delay(attempt, ZERO, random);
    }

    private Stream<Duration> draws(Jitter jitter, int attempt, Duration previous) {
        return Stream.generate(() -> exponential(jitter).delay(attempt, previous, random))
                .limit(DRAWS);
    }

    private static Backoff exponential(Jitter jitter) {
        return Backoff.exponential(ofMillis(100), ofSeconds(1), jitter);
    }
}
