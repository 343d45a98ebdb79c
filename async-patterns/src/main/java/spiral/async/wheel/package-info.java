/// A hierarchical timing wheel: a million timers, and constant work for each.
///
///     level 2   [ ][ ][x][ ] ...        one slot = 64 slots of level 1
///     level 1   [ ][x][ ][x] ...        one slot = 64 ticks
///     level 0   [ ][ ][x][ ] ...        one slot = one tick
///                  ^ cursor             far timers move down a level as the cursor nears them
///
/// Start at [TimingWheel]; a [WheelEntry] is what it holds. Time is an argument: the thread that
/// turns the wheel on the wall clock is `spiral.async.SystemScheduler`.
@NullMarked
package spiral.async.wheel;

import org.jspecify.annotations.NullMarked;
