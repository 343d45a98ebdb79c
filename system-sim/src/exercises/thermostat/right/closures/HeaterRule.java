package spiral.sim.form;


/// The rules by which a thermostat sets its heater, from the simplest to the one in most factories.
/// Each answers between 0 and `strongest`.
///
///     on-off       all or nothing         swings, and wears the switch
///     hysteresis   all or nothing, with   swings wider, switches less
///                  a band of rest
///     P            gain × gap             calm, but a gap remains
///     PI           … + what is owed       calm, and no gap remains
///
/// For one run and one thread: hysteresis and PI remember.
public final class HeaterRule {
    private HeaterRule() {}

    /// Full heat while the gap is above 0.
    public static Controller onOff(double strongest) {
        requirePositive("strongest", strongest);
        return (gap, _) -> gap > 0 ? strongest : 0;
    }

    /// Full heat above half the band, none below minus half the band, and in between whatever was
    /// before; it begins with heat.
    public static Controller hysteresis(double strongest, double band) {
        requirePositive("strongest", strongest);
        requirePositive("band", band);
        boolean[] on = {true};
        return (gap, _) -> {
            if (Math.abs(gap) > band / 2) {
                on[0] = gap > 0;
            }
            return on[0] ? strongest : 0;
        };
    }

    /// Heat in proportion to the gap.
    public static Controller proportional(double gain, double strongest) {
        requirePositive("strongest", strongest);
        return (gap, _) -> limited(gap * gain, strongest);
    }

    /// Heat in proportion to the gap and to what is owed, the sum of gap × step over the past.
    /// While the heater can do no more, nothing is added to what is owed (anti-windup).
    public static Controller proportionalIntegral(
            double gain, double integralGain, double strongest) {
        requirePositive("strongest", strongest);
        double[] owed = {0};
        return (gap, step) -> {
            double wish = gain * gap + integralGain * owed[0];
            double given = limited(wish, strongest);
            boolean stuck = wish > given ? gap > 0 : wish < given && gap < 0;
            owed[0] += stuck ? 0 : gap * step;
            return given;
        };
    }

    private static double limited(double wish, double strongest) {
        return Math.min(Math.max(wish, 0), strongest);
    }

    private static void requirePositive(String what, double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException(what + " must be greater than 0 but was " + number);
        }
    }
}
