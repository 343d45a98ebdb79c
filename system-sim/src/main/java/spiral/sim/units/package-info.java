/// Units of measure: read, multiplied, compared, and held against every equation of a model.
///
///     Room [degC]   Outside [degC]   Insulation [minute]
///         \          /                  /
///          degC - degC = degC          /
///                     \               /
///                      degC / minute         declared: Loss [degC/minute]  agrees
///
/// Start at [Unit]; [UnitCheck] walks a model. A bare number fits any unit: whoever wants it
/// checked gives it a name and a unit, as a constant.
@NullMarked
package spiral.sim.units;

import org.jspecify.annotations.NullMarked;
