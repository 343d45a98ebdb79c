/// The learner's form: a system in three small words, without an engine.
///
///     State ──► Controller looks at the gap ──► Update makes the next State ──┐
///       ▲                                                                      │
///       └──────────────────── one step of time ◄───────────────────────────────┘
///
/// Start at [State], then [Update] and [Controller]. [HeatedRoom] is the thermostat in this form
/// with the rules of [HeaterRule]; [Settlement] and [Aimd] are a population and four senders on one
/// line. Each gives the same bits as its model in the catalogue; a suite shows it.
@NullMarked
package spiral.sim.form;

import org.jspecify.annotations.NullMarked;
