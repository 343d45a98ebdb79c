package spiral.async;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Token bucket")
class TokenBucketTest {
    /// Ten permits a second, five at once: one permit comes every 100 ms.
    private final TokenBucket bucket = new TokenBucket(Rate.perSecond(10), 5, 0);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a new bucket is full: a whole burst is there at once")
    void aNewBucketIsFull() {
        assertThat(bucket.available(0)).isEqualTo(5);
        assertThat(bucket.tryAcquire(5, 0)).isTrue();
        assertThat(bucket.tryAcquire(1, 0)).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an empty bucket has a permit again after one interval, not a nanosecond sooner")
    void aPermitComesAfterOneInterval() {
        bucket.tryAcquire(5, 0);

        assertThat(bucket.tryAcquire(1, at(ofMillis(100)) - 1)).isFalse();
        assertThat(bucket.tryAcquire(1, at(ofMillis(100)))).isTrue();
        assertThat(bucket.tryAcquire(1, at(ofMillis(100)))).isFalse();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("however long it rests, it never holds more than the burst")
    void itNeverHoldsMoreThanTheBurst() {
        bucket.tryAcquire(5, 0);

        assertThat(bucket.available(at(ofDays(10)))).isEqualTo(5);
        assertThat(bucket.tryAcquire(5, at(ofDays(10)))).isTrue();
        assertThat(bucket.tryAcquire(1, at(ofDays(10)))).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("several permits are taken together or not at all")
    void severalPermitsAreTakenTogetherOrNotAtAll() {
        bucket.tryAcquire(3, 0);

        assertThat(bucket.tryAcquire(3, 0)).isFalse();
        assertThat(bucket.available(0)).isEqualTo(2);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a refusal costs nothing: it does not push the next permit away")
    void aRefusalCostsNothing() {
        bucket.tryAcquire(5, 0);
        for (int i = 0; i < 1_000; i++) {
            bucket.tryAcquire(1, at(ofMillis(50)));
        }

        assertThat(bucket.tryAcquire(1, at(ofMillis(100)))).isTrue();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("it says how long the wait would be")
    void itSaysHowLongTheWaitWouldBe() {
        bucket.tryAcquire(4, 0);

        assertThat(bucket.nanosUntil(1, 0)).isZero();
        assertThat(bucket.nanosUntil(3, 0)).isEqualTo(ofMillis(200).toNanos());
        assertThat(bucket.nanosUntil(3, at(ofMillis(150)))).isEqualTo(ofMillis(50).toNanos());
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("permits that were not used can be put back")
    void permitsThatWereNotUsedCanBePutBack() {
        bucket.tryAcquire(5, 0);

        bucket.giveBack(2);

        assertThat(bucket.available(0)).isEqualTo(2);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("putting permits back late does not overfill the bucket")
    void puttingPermitsBackLateDoesNotOverfill() {
        bucket.tryAcquire(5, 0);

        bucket.giveBack(5);

        assertThat(bucket.available(at(ofSeconds(9)))).isEqualTo(5);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("more than the burst can never be there, so it is refused at once")
    void moreThanTheBurstIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bucket.tryAcquire(6, 0))
                .withMessage("permits must be from 1 to 5 but was 6");
        assertThatIllegalArgumentException().isThrownBy(() -> bucket.tryAcquire(0, 0));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a rate that does not divide evenly is never exceeded")
    void aRateThatDoesNotDivideEvenlyIsNeverExceeded() {
        var thirds = new TokenBucket(Rate.perSecond(3), 1, 0);
        thirds.tryAcquire(1, 0);

        assertThat(thirds.tryAcquire(1, 333_333_333)).isFalse();
        assertThat(thirds.tryAcquire(1, 333_333_334)).isTrue();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("it works also where the clock's reading wraps around")
    void itWorksWhereTheClockWrapsAround() {
        long now = Long.MAX_VALUE - 1;
        var late = new TokenBucket(Rate.perSecond(10), 5, now);

        assertThat(late.tryAcquire(5, now)).isTrue();
        assertThat(late.tryAcquire(1, now)).isFalse();
        assertThat(late.tryAcquire(1, now + ofMillis(100).toNanos())).isTrue();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeantAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenBucket(Rate.perSecond(1), 0, 0))
                .withMessage("burst must be at least 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(0, ofSeconds(1)))
                .withMessage("permits must be at least 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(20, ofNanos(10)))
                .withMessage("a permit takes at least 1 ns, but the rate was 20 per PT0.00000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenBucket(new Rate(1, ofDays(3650)), 8, 0))
                .withMessageContaining("takes more than 73 years to fill");
    }

    private static long at(Duration sinceStart) {
        return sinceStart.toNanos();
    }
}
