/// How right is our order? Random programs, run by us and by the real Node.
///
///     seed --> generator --> program.js --+--> our loop -------------------+--> same text, same code?
///                                         +--> node on a virtual clock ----+
///
/// Plain Node races with the machine: whether a timer of 1 ms is due when the loop looks depends on how
/// busy everything is. `vclock.c`, loaded into the real Node, lets time stand still while code runs and
/// jump when the loop would sleep. What is left is the order that Node's code fixes.
///
/// Start at [Conformance]. Then [GeneratedProgram] and [Shapes], what programs are made of; [RealNode], the
/// oracle.
@NullMarked
package spiral.eventloop.conformance;

import org.jspecify.annotations.NullMarked;
