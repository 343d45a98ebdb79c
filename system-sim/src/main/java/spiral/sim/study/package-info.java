/// Many runs of one model: other constants, other chances, other steps.
///
///     Model --+-- Sweep       one constant, several values       one Run each
///             +-- Ensemble    constants drawn by chance          bands of quantiles over time
///             +-- Comparison  two runs                           where they part most
///             +-- StepCheck   half the time step                 does the answer hold?
///
/// Start at [Sweep]. All of them give the same numbers on any number of threads: what is drawn
/// depends on the seed and the number of the run only.
@NullMarked
package spiral.sim.study;

import org.jspecify.annotations.NullMarked;
