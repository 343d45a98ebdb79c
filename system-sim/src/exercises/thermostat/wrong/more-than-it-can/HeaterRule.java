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
        return new Hysteresis(strongest, band);
    }

    /// Heat in proportion to the gap.
    public static Controller proportional(double gain, double strongest) {
        requirePositive("strongest", strongest);
        return (gap, _) -> Math.max(gap * gain, 0);
    }

    /// Heat in proportion to the gap and to what is owed, the sum of gap × step over the past.
    /// While the heater can do no more, nothing is added to what is owed (anti-windup).
    public static Controller proportionalIntegral(
            double gain, double integralGain, double strongest) {
        requirePositive("strongest", strongest);
        return new ProportionalIntegral(gain, integralGain, strongest);
    }

    private static double limited(double wish, double strongest) {
        return Math.min(Math.max(wish, 0), strongest);
    }

    private static void requirePositive(String what, double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException(what + " must be greater than 0 but was " + number);
        }
    }

    private static final class Hysteresis implements Controller {
        private final double strongest;
        private final double band;
        // owner: the thread that runs the room
        private boolean on = true;

        Hysteresis(double strongest, double band) {
            this.strongest = strongest;
            this.band = band;
        }

        @Override
        public double output(double gap, double step) {
            on = gap > band / 2 || (on && gap >= -band / 2);
            return on ? strongest : 0;
        }
    }

    private static final class ProportionalIntegral implements Controller {
        private final double gain;
        private final double integralGain;
        private final double strongest;
        // owner: the thread that runs the room
        private double owed;

        ProportionalIntegral(double gain, double integralGain, double strongest) {
            this.gain = gain;
            this.integralGain = integralGain;
            this.strongest = strongest;
        }

        @Override
        public double output(double gap, double step) {
            double wish = gap * gain + owed * integralGain;
            double counted = wish > strongest ? Math.min(gap, 0) : wish < 0 ? Math.max(gap, 0) : gap;
            owed += counted * step;
            return limited(wish, strongest);
        }
    }
}
