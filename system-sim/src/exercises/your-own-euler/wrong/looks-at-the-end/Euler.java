package spiral.sim;

/// Euler's method: what is true at the start of a step is taken as true until its end, as in a
/// calculation by hand.
///
///     level
///       |            . true course
///       |         .     / Euler: straight on, along the slope
///       |      .    /     at the start of the step
///       |   .  /
///       | ./
///       +--+-----------+--> time
///          t           t + step
///
/// The error of one step shrinks with the square of the step, that of a whole run with the step
/// itself: order 1. Where a level falls towards its goal with a time constant, steps longer than
/// twice that constant make it swing wider and wider.
final class Euler implements Integrator {
    @Override
    public String name() {
        return "euler";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Stepper stepper(int levels) {
        return (slope, time, step, now, mean) -> slope.at(time + step, now, mean);
    }
}
