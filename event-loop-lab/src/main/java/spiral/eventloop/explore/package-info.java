/// What else could it print? A program run again under every decision that no specification makes.
///
///     Program --run(Choices)--> Recording --> what it printed --> Exploration: one outcome, or a race
///
/// Start at [Exploration]; whatever can be run again is a [Program].
@NullMarked
package spiral.eventloop.explore;

import org.jspecify.annotations.NullMarked;
