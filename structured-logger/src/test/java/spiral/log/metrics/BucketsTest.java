package spiral.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Buckets: fine where values are small, coarse where they are large")
class BucketsTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("each small value has a bucket of its own")
    void smallValuesAreExact() {
        for (int value = 0; value < 256; value++) {
            assertThat(Buckets.index(value)).isEqualTo(value);
            assertThat(Buckets.lowest(value)).isEqualTo(value);
            assertThat(Buckets.highest(value)).isEqualTo(value);
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("above, neighbours share a bucket, twice as many with each doubling")
    void widthsDouble() {
        assertThat(Buckets.index(256)).isEqualTo(256).isEqualTo(Buckets.index(257));
        assertThat(Buckets.index(258)).isEqualTo(257);
        assertThat(Buckets.index(512)).isEqualTo(384).isEqualTo(Buckets.index(515));
        assertThat(Buckets.index(516)).isEqualTo(385);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a larger value never has a lower bucket, and no bucket is left out")
    void ordered() {
        int before = 0;
        for (long value = 1; value < 1_000_000; value++) {
            int bucket = Buckets.index(value);
            assertThat(bucket - before).isBetween(0, 1);
            before = bucket;
        }
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("every bucket ends where the next one begins")
    void noGaps() {
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            assertThat(Buckets.lowest(bucket)).isEqualTo(Buckets.highest(bucket - 1) + 1);
            assertThat(Buckets.index(Buckets.lowest(bucket))).isEqualTo(bucket);
            assertThat(Buckets.index(Buckets.highest(bucket))).isEqualTo(bucket);
        }
        assertThat(Buckets.highest(Buckets.COUNT - 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("what a bucket says is less than 0.8 % from any value in it")
    void theError() {
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            double width = Buckets.highest(bucket) - Buckets.lowest(bucket);

            assertThat(width / Buckets.lowest(bucket)).isLessThan(0.008);
        }
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("the largest number has a bucket, and a negative one counts as 0")
    void extremes() {
        assertThat(Buckets.index(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
        assertThat(Buckets.index(-1)).isZero();
        assertThat(Buckets.index(Long.MIN_VALUE)).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("stored numbers keep their meaning: the layout is fixed")
    void theLayoutIsFixed() {
        assertThat(Buckets.index(1_000)).isEqualTo(506);
        assertThat(Buckets.index(1_000_000)).isEqualTo(1_780);
        assertThat(Buckets.index(10_000_000_000_000L)).isEqualTo(4_753);
        assertThat(Buckets.COUNT).isEqualTo(7_296);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a bucket that does not exist is refused with its number")
    void refusals() {
        assertThatThrownBy(() -> Buckets.lowest(-1))
                .hasMessage("bucket must be from 0 to 7295 but was -1");
        assertThatThrownBy(() -> Buckets.highest(7_296)).hasMessageContaining("but was 7296");
    }
}
