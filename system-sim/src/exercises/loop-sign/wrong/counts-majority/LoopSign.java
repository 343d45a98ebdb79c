package spiral.sim;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The sign of a link and of a loop, found by moving things.
///
///     effect                      cause --(+)--> effect    both go the same way
///       |        /                cause --(-)--> effect    they go opposite ways
///       |      / up - down > 0
///       |    /                    a loop: multiply the signs once around
///       +---+---+---> cause       an even number of (-) reinforces, an odd number balances
///         down  up
public final class LoopSign {
    /// The first nudge, as a share of the cause's size; ten times larger each time, to the last.
    static final double SMALLEST_NUDGE = 1e-4;

    static final double LARGEST_NUDGE = 1e4;
    private static final double NOISE = 1e-9;

    private LoopSign() {}

    /// +1 when more of the cause makes more of the effect, -1 when it makes less, and 0 when nothing
    /// happens, however far it is moved.
    ///
    /// @param effect what the effect would be for each value of the cause
    /// @param cause the value from which the cause is moved, a little up and a little down; where
    ///     nothing happens, as with a switch, further
    public static int ofLink(DoubleUnaryOperator effect, double cause) {
        double size = Math.max(Math.abs(cause), SMALLEST_NUDGE);
        int sign = 0;
        for (double nudge = SMALLEST_NUDGE; sign == 0 && nudge <= LARGEST_NUDGE; nudge *= 10) {
            sign = response(effect, cause, nudge * size);
        }
        return sign;
    }

    private static int response(DoubleUnaryOperator effect, double cause, double nudge) {
        double up = effect.applyAsDouble(cause + nudge);
        double down = effect.applyAsDouble(cause - nudge);
        double noise = NOISE * (Math.abs(up) + Math.abs(down));
        return Math.abs(up - down) > noise ? (int) Math.signum(up - down) : 0;
    }

    /// What a loop of links with these signs does to a change that travels once around it.
    ///
    /// @throws ModelException without links, or when a sign is neither +1 nor -1
    public static Polarity ofLoop(List<Integer> links) {
        if (links.isEmpty()) {
            throw new ModelException("a loop needs at least 1 link but has 0");
        }
        int sum = 0;
        for (int sign : links) {
            if (Math.abs(sign) != 1) {
                throw new ModelException("the sign of a link must be 1 or -1 but was " + sign);
            }
            sum += sign;
        }
        return sum > 0 ? Polarity.REINFORCING : Polarity.BALANCING;
    }
}
