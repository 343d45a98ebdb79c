package spiral.sim;

/// How fast every level changes at one moment: the right side of a differential equation. A model
/// is one; a test of an integrator may be another.
@FunctionalInterface
public interface Slope {
    /// Fills `rates` with the rate of change of each level, if the levels were these at this time.
    void at(double time, double[] levels, double[] rates);
}
