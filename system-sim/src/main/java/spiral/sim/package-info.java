/// Systems over time: stocks that fill and drain, the loops that steer them, and what comes of it.
///
///        +-------------(-)------------+
///        |   Balancing: Drain empties |
///        v                            |
///     ===Tap===> [ Water ] ===Drain===> outside
///                    |           ^
///                    +----(+)----+
///
///     Sim.model(..) -> ModelBuilder --build()--> Model --run(RK4)--> Run
///                                                  |                  |
///                                       variables, loops      times, series
///
/// Start at [Sim]. Read then [Bathtub] (one stock over one step), [Variable] and [Model] (a model
/// is data), [Integrator] with its two forms, [Interpreter] (the engine, one screen), [Run] (the
/// main loop and its outcome), and last [FeedbackLoop] with the check of its sign. Equations are
/// trees of `spiral.sim.expr`. Nothing here reads a clock or writes a file; the same model gives
/// the same bits everywhere.
@NullMarked
package spiral.sim;

import org.jspecify.annotations.NullMarked;
