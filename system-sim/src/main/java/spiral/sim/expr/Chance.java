package spiral.sim.expr;

/// Chance that can be repeated: a number between 0 and 1 for each seed and each place in its row.
///
/// How this works: nothing is remembered. The number is a hash of seed and place, so any place can
/// be asked for first, on any thread and in any language. Only 32-bit whole-number arithmetic is
/// used, which JavaScript has too (`Math.imul`). The mixing steps are those of "lowbias32" by
/// Christopher Wellons (public domain), found by search for least bias.
public final class Chance {
    private static final int SECOND_ROW = 0x9e3779b9;

    private Chance() {}

    /// The number at this place of the seed's row: at least 0, less than 1, in steps of 2^-53.
    public static double drawn(double seed, double place) {
        int start = mixed(low(seed) ^ mixed(low(place) ^ mixed(high(seed) + high(place))));
        int high = mixed(start) >>> 5;
        int low = mixed(start ^ SECOND_ROW) >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    private static int low(double number) {
        return (int) (long) (number - Math.floor(number / 4294967296.0) * 4294967296.0);
    }

    private static int high(double number) {
        return low(Math.floor(number / 4294967296.0));
    }

    private static int mixed(int bits) {
        int x = (bits ^ (bits >>> 16)) * 0x7feb352d;
        x = (x ^ (x >>> 15)) * 0x846ca68b;
        return x ^ (x >>> 16);
    }
}
