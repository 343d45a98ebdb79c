package spiral.async;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Runs a property on many generated cases and names the seed of the one that fails. To see that
/// one again, run the suite with `-Dspiral.seed=SEED`.
final class Seeds {
    private static final long FIRST = Long.getLong("spiral.seed", 1);
    private static final int CASES = Boolean.getBoolean("spiral.stress") ? 150_000 : 300;

    private Seeds() {}

    static void each(Consumer<SplittableRandom> property) {
        boolean one = System.getProperty("spiral.seed") != null;
        for (long seed = FIRST; seed < FIRST + (one ? 1 : CASES); seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (Throwable failure) {
                throw new AssertionError("failed with -Dspiral.seed=" + seed, failure);
            }
        }
    }
}
