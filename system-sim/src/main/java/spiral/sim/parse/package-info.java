/// Equations as people write them, read into trees.
///
///     MAX(0, Setpoint - Room temperature)
///        |
///        v  Lexer
///     [MAX] [(] [0] [,] [Setpoint] [-] [Room] [temperature] [)]
///        |
///        v  Parser, by the words of a Dialect; Tokens is its place, Points a table in the text
///     MAX( 0, Minus( Setpoint, Room temperature ) )
///
/// Start at [Parser]. A [Dialect] says which words are operators and what functions are called. A
/// text that is no equation gives an [EquationException] with its place.
@NullMarked
package spiral.sim.parse;

import org.jspecify.annotations.NullMarked;
