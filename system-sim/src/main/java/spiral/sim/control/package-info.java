/// How well a control loop does its work.
///
///     goal ──►(−)──gap──► rule ──► heater ──► room ──┐
///              ▲                                      │   StepResponse: overshoot, settled,
///              └────────────── sensor ◄───────────────┘   mean error, turns
///
/// Start at [StepResponse].
@NullMarked
package spiral.sim.control;

import org.jspecify.annotations.NullMarked;
