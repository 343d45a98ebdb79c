/// Equations as data: a small tree that can be evaluated, written down, analysed and compiled.
///
///     (Room - Outside) / Insulation              Binary /
///                                               /        \
///     room.minus(outside)                 Binary -        Ref Insulation
///         .over(insulation)               /      \
///                                   Ref Room    Ref Outside
///
/// Start at [Term], which has the operators; an [Expr] is the tree they build; [Table] is a curve
/// drawn by hand; [Written] writes a tree in the field's own syntax. A tree knows names, not
/// values: whoever evaluates it brings those.
@NullMarked
package spiral.sim.expr;

import org.jspecify.annotations.NullMarked;
