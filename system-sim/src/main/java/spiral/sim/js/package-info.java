/// Models in JavaScript: the same equations, the same bits.
///
///     Model --JavaScriptModel--> a plan: names, places, equations as functions
///                                  |
///     machine.js (a resource) <----+   runs it: arithmetic, tables, chance, integrators, loop shares
///
/// Start at [JavaScriptModel].
@NullMarked
package spiral.sim.js;

import org.jspecify.annotations.NullMarked;
