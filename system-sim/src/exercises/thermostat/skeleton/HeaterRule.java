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
        // TODO step 1: full heat while the gap is above 0
        // TODO step 5: refuse a strongest heat that is not above 0
        throw new UnsupportedOperationException("TODO step 1: all or nothing");
    }

    /// Full heat above half the band, none below minus half the band, and in between whatever was
    /// before; it begins with heat.
    public static Controller hysteresis(double strongest, double band) {
        // TODO step 2: a small class of its own can remember whether it is on
        throw new UnsupportedOperationException("TODO step 2: rest inside the band");
    }

    /// Heat in proportion to the gap.
    public static Controller proportional(double gain, double strongest) {
        // TODO step 3: gain times gap, within what the heater can do
        throw new UnsupportedOperationException("TODO step 3: heat in proportion to the gap");
    }

    /// Heat in proportion to the gap and to what is owed, the sum of gap × step over the past.
    /// While the heater can do no more, nothing is added to what is owed (anti-windup).
    public static Controller proportionalIntegral(
            double gain, double integralGain, double strongest) {
        // TODO step 4: remember what is owed; step 5: but not while the heater can do no more
        throw new UnsupportedOperationException("TODO step 4: add what is owed");
    }
}
