package spiral.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Count and time")
class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("half of the values do not exceed the 50th percentile")
    void theMedian() {
        recordAll(1, 2, 3, 4, 100);

        assertThat(histogram.snapshot().percentile(50)).isEqualTo(3);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the ends are the lowest and the highest value")
    void theEnds() {
        recordAll(7, 3, 200);

        HistogramSnapshot snapshot = histogram.snapshot();
        assertThat(snapshot.percentile(0)).isEqualTo(3).isEqualTo(snapshot.min());
        assertThat(snapshot.percentile(100)).isEqualTo(200).isEqualTo(snapshot.max());
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("of a thousand values, the 99.9th percentile is the last but one")
    void exactRanks() {
        for (int i = 0; i < 999; i++) {
            histogram.record(10);
        }
        histogram.record(200);

        assertThat(histogram.snapshot().percentile(99.9)).isEqualTo(10);
        assertThat(histogram.snapshot().percentile(99.91)).isEqualTo(200);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the mean sees the outlier that the median does not")
    void theMean() {
        recordAll(1, 1, 1, 97);

        assertThat(histogram.snapshot().mean()).isEqualTo(25);
        assertThat(histogram.snapshot().percentile(50)).isEqualTo(1);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("nothing counted, nothing claimed")
    void empty() {
        HistogramSnapshot snapshot = histogram.snapshot();

        assertThat(snapshot).isEqualTo(HistogramSnapshot.EMPTY);
        assertThat(snapshot.count()).isZero();
        assertThat(snapshot.percentile(99)).isZero();
        assertThat(snapshot.mean()).isZero();
        assertThat(snapshot.max()).isZero();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("two snapshots added are what one histogram of both would be")
    void plus() {
        recordAll(1, 500, 70_000);
        Histogram other = new Histogram();
        other.record(500);
        HistogramSnapshot sum = histogram.snapshot().plus(other.snapshot());
        histogram.record(500);

        assertThat(sum).isEqualTo(histogram.snapshot());
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a later snapshot minus an earlier one is what came in between")
    void minus() {
        recordAll(1, 2);
        HistogramSnapshot before = histogram.snapshot();
        recordAll(2, 3);

        HistogramSnapshot between = histogram.snapshot().minus(before);

        assertThat(between.counts()).isEqualTo(Map.of(2, 1L, 3, 1L));
        assertThat(between.count()).isEqualTo(2);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("counts can be stored and read back")
    void storing() {
        recordAll(0, 17, 1_000_000, 1_000_000);

        assertThat(HistogramSnapshot.of(histogram.snapshot().counts()))
                .isEqualTo(histogram.snapshot());
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("counts that cannot be are refused")
    void refusals() {
        assertThatThrownBy(() -> HistogramSnapshot.of(Map.of(-7, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-7");
        assertThatThrownBy(() -> HistogramSnapshot.of(Map.of(3, -8L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-8");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("what is no percentage is refused")
    void percentages() {
        recordAll(1, 2);
        HistogramSnapshot snapshot = histogram.snapshot();

        assertThatThrownBy(() -> snapshot.percentile(101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101");
        assertThatThrownBy(() -> snapshot.percentile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("no count is lost when several threads record at once")
    void threads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int value = 0; value < 50_000; value++) {
                                    histogram.record(value);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(histogram.snapshot().count()).isEqualTo(200_000);
        assertThat((double) histogram.snapshot().percentile(50)).isCloseTo(25_000, within(250.0));
    }

    private void recordAll(long... values) {
        for (long value : values) {
            histogram.record(value);
        }
    }
}
