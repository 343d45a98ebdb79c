package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whole numbers against Long.toString")
class WholeNumbersProperties {
    private static final long SEED = Long.getLong("spiral.seed", 20_261_122);
    private static final int ROUNDS = 200_000;

    private final Random random = new Random(SEED);
    private final JsonBuffer out = new JsonBuffer(1);

    @Test
    @DisplayName("numbers of every length have the same digits, beside each power of ten too")
    void everyLength() {
        for (int i = 0; i < ROUNDS; i++) {
            check(random.nextLong() >> random.nextInt(Long.SIZE), i);
        }
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (int beside = -1; beside <= 1; beside++) {
                check(power + beside, 0);
                check(-power + beside, 0);
            }
        }
        check(Long.MIN_VALUE, 0);
        check(Long.MAX_VALUE, 0);
    }

    @Test
    @DisplayName("padded ones have all their zeros")
    void padded() {
        for (int i = 0; i < ROUNDS; i++) {
            int digits = 1 + random.nextInt(8);
            int value = random.nextInt((int) Math.pow(10, digits));
            out.cutTo(0);
            out.padded(value, digits);
            assertThat(out)
                    .describedAs("seed %d, round %d", SEED, i)
                    .hasToString(("%0" + digits + "d").formatted(value));
        }
    }

    private void check(long value, int round) {
        out.cutTo(0);
        out.number(value);
        assertThat(out).describedAs("seed %d, round %d", SEED, round).hasToString(value + "");
    }
}
