package spiral.sim;

/// A way to get from the slope at single moments to the change over a whole step.
///
/// An integrator answers with the mean rate of each level over the step (the increment function of
/// a one-step method, Hairer, Norsett and Wanner, *Solving Ordinary Differential Equations I*,
/// II.3); the caller then moves each level by rate times step. To add one: one class, one line in
/// [Integrators], one subclass of the contract suite. Stateless, so any number of runs may share
/// it; what it needs on the way lies in the [Stepper] of each run.
public interface Integrator {
    /// What people call it on a command line, in lower case.
    String name();

    /// By which power of the time step its error at a fixed time shrinks.
    int order();

    /// Makes room for one run over so many levels.
    Stepper stepper(int levels);

    /// One integrator at work in one run. One thread at a time; allocates nothing.
    @FunctionalInterface
    interface Stepper {
        /// Fills `mean` with the mean rate of change of each level between `time` and `time +
        /// step`.
        ///
        /// @param levels the levels at `time`, not to be changed
        void meanRates(Slope slope, double time, double step, double[] levels, double[] mean);
    }
}
