/// Models made to run: every name becomes a place in one row of numbers, and two engines compute it
/// with the same bits.
///
///     Model --Expansion--> cells --CellOrder--> Program --+--> Interpreter  walks the trees
///       SMOOTH, DELAY        |    what before what        |    (readable, explains)
///       become hidden        |                            +--> Compiled     bytecode
///       stocks               v                                 (default)
///     values: [time ...| levels ...| everything else]     Machine: look, save, remember, move
///
/// Start at [Program], then [Machine] (the main loop of a run), [Interpreter] (one screen), and last
/// [Compiler].
@NullMarked
package spiral.sim.engine;

import org.jspecify.annotations.NullMarked;
