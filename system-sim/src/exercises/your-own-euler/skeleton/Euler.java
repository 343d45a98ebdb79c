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
        // TODO step 2: what people call it, in lower case
        throw new UnsupportedOperationException("TODO step 2: say its name");
    }

    @Override
    public int order() {
        // TODO step 2: by which power of the step does its error shrink?
        throw new UnsupportedOperationException("TODO step 2: say its order");
    }

    @Override
    public Stepper stepper(int levels) {
        // TODO step 1: fill `mean` with the rates that hold for the whole step
        throw new UnsupportedOperationException("TODO step 1: take one step");
    }
}
