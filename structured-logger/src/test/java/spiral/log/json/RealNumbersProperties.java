package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Numbers with decimals against Double.toString")
class RealNumbersProperties {
    private static final long SEED = Long.getLong("spiral.seed", 20_260_301);

    @Test
    @DisplayName("short ones, long ones and random bits give the same digits")
    void sameDigits() {
        Random random = new Random(SEED);
        JsonBuffer out = new JsonBuffer(64);
        for (int i = 0; i < 300_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextInt(-1_000_000, 1_000_000) / 100.0;
                        case 1 -> random.nextInt(-100_000, 100_000) * 1e-3;
                        case 2 -> random.nextDouble(-1e8, 1e8);
                        default -> Double.longBitsToDouble(random.nextLong());
                    };
            if (Double.isFinite(value)) {
                out.cutTo(0);
                out.real(value);
                assertThat(out).describedAs("seed %d, round %d", SEED, i).hasToString(value + "");
            }
        }
    }
}
