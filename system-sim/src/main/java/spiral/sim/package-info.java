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
/// is data, its equations trees of `spiral.sim.expr`, read from text by `spiral.sim.parse`),
/// [Integrator] with its three forms, [Run] (the main loop and its outcome), and last [LoopSign] and
/// [FeedbackLoop]. Around it: `engine` runs models, `units` checks them, `loops` says why they do
/// what they do, `study` runs them many times, `js` takes them to a browser. Nothing here reads a
/// clock or writes a file; the same model gives the same bits everywhere.
@NullMarked
package spiral.sim;

import org.jspecify.annotations.NullMarked;
