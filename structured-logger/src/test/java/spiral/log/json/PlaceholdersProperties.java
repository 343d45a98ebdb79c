package spiral.log.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

@DisplayName("{} against SLF4J's own MessageFormatter")
class PlaceholdersProperties {
    private static final int ROUNDS = Boolean.getBoolean("spiral.stress") ? 1_000_000 : 100_000;
    private static final long SEED = Long.getLong("spiral.seed", 20_260_301);
    private static final String[] PIECES = {"{}", "{", "}", "\\", "\\{}", "\\\\{}", "a", " ", ""};

    @Test
    @DisplayName("random patterns give the same text")
    void sameText() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = pattern(random);
            Object[] arguments = arguments(random, 3);

            assertThat(Placeholders.format(pattern, arguments))
                    .describedAs("seed %d, round %d, pattern '%s'", SEED, i, pattern)
                    .isEqualTo(MessageFormatter.basicArrayFormat(pattern, arguments));
        }
    }

    @Test
    @DisplayName("written straight into the line, they give what escaping the whole text gives")
    void sameBytes() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = pattern(random) + PIECES[random.nextInt(PIECES.length)];
            pattern = random.nextInt(9) == 0 ? pattern + "\ud83d" + "{}" : pattern;
            Object[] arguments = arguments(random, 2);
            if (arguments.length > 0 && random.nextInt(9) == 0) {
                arguments[0] = random.nextBoolean() ? "\ude00" : "x".repeat(40_000);
            }
            JsonBuffer straight = new JsonBuffer(64);
            JsonBuffer whole = new JsonBuffer(64);
            ValueEncoder values = new ValueEncoder(straight);

            Placeholders.append(pattern, arguments, arguments.length, values, straight);
            new ValueEncoder(whole).value(MessageFormatter.basicArrayFormat(pattern, arguments));

            assertThat(straight.toString())
                    .describedAs("seed %d, round %d, pattern '%s'", SEED, i, pattern)
                    .isEqualTo(whole.toString());
        }
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            pattern.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return pattern.toString();
    }

    private static Object[] arguments(Random random, int depth) {
        Object[] arguments = new Object[random.nextInt(5)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] =
                    switch (random.nextInt(depth > 0 ? 8 : 4)) {
                        case 0 -> null;
                        case 1 -> random.nextInt();
                        case 2 -> "{}";
                        case 3 -> "text\\";
                        case 4 -> new int[] {1, 2};
                        case 5 -> new double[0];
                        case 6 -> new char[] {'x'};
                        default -> arguments(random, depth - 1);
                    };
        }
        return arguments;
    }
}
