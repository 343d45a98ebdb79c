package spiral.sim.form;

/// The supervisor of a loop: sees how far the system is from its goal, and says what to do.
///
///     goal ──►(−)── gap ──► Controller ──► output ──► the system ──┐
///              ▲                                                    │
///              └───────────────── what is measured ◄────────────────┘
///
/// A controller may remember: an integral, or whether a switch is on. So each run takes a new one.
@FunctionalInterface
public interface Controller {
    /// What to do for one step of time.
    ///
    /// @param gap the goal less what is measured
    /// @param step how long the answer will hold
    double output(double gap, double step);
}
