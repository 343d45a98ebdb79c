/// Small programs, each of which shows one rule of the order in which things run.
///
///     Scenario --program(loop)--> steps --> view
///        |
///        +--listing()--> the very lines of its source
///
/// Start at [Scenarios], the list; each [Scenario] is one file of one screen. To add one: write the
/// file, add a line to the list, and put its twin in JavaScript beside the test that compares both.
@NullMarked
package spiral.eventloop.scenario;

import org.jspecify.annotations.NullMarked;
