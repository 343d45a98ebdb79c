package spiral.async;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Constant back-off: the same wait after every failure")
class ConstantBackoffTest extends BackoffContract {
    @Override
    Backoff backoff() {
        return Backoff.constant(ofMillis(250));
    }

    @Override
    Duration longest() {
        return ofMillis(250);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the wait does not depend on the attempt")
    void theWaitDoesNotDependOnTheAttempt() {
        var random = new SplittableRandom(1);

        assertThat(backoff().delay(1, ZERO, random)).isEqualTo(ofMillis(250));
        assertThat(backoff().delay(99, ofMillis(250), random)).isEqualTo(ofMillis(250));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("no wait at all is allowed, a negative one is not")
    void aNegativeWaitIsRefused() {
        assertThat(Backoff.constant(ZERO).delay(1, ZERO, new SplittableRandom(1))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.constant(ofMillis(-1)))
                .withMessage("delay must not be negative but was PT-0.001S");
    }
}
