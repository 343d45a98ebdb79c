package spiral.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Percentiles against HdrHistogram and against sorting")
class HistogramProperties {
    private static final long SEED = Long.getLong("spiral.seed", 20_260_301);
    private static final double[] PERCENTILES = {
        0, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100
    };

    @Test
    @DisplayName("random latencies of many shapes: equal to HdrHistogram, within 1 % of the truth")
    void sameAnswers() {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            long[] values = values(random);
            Histogram ours = new Histogram();
            org.HdrHistogram.Histogram oracle =
                    new org.HdrHistogram.Histogram(Long.MAX_VALUE / 2, 2);
            for (long value : values) {
                ours.record(value);
                oracle.recordValue(value);
            }
            Arrays.sort(values);
            HistogramSnapshot snapshot = ours.snapshot();
            for (double percent : PERCENTILES) {
                long answer = snapshot.percentile(percent);

                assertThat(answer)
                        .describedAs("seed %d, round %d, p%s", SEED, round, percent)
                        .isEqualTo(oracle.getValueAtPercentile(percent));
                assertThat((double) answer)
                        .describedAs("seed %d, round %d, p%s", SEED, round, percent)
                        .isCloseTo(truth(values, percent), withinPercentage(1));
            }
        }
    }

    /// The nearest rank, from the sorted values themselves.
    private static double truth(long[] sorted, double percent) {
        int rank = (int) Math.ceil(Math.nextDown(percent) / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    private static long[] values(Random random) {
        long[] values = new long[random.nextInt(1, 5_000)];
        double spread = random.nextDouble() * 4;
        long scale = 1L << random.nextInt(44);
        for (int i = 0; i < values.length; i++) {
            double value = scale * Math.exp(random.nextGaussian() * spread);
            values[i] = (long) Math.min(value, 1e17);
        }
        return values;
    }
}
