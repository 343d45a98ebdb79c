/// What people see of a queue: pure functions from facts to lines of text.
///
///     Observation ──► MonitorScreen ──► the live picture, or one line when plain
///
/// Start at [MonitorScreen]. [Amounts] writes numbers and times the same way everywhere.
@NullMarked
package spiral.queue.view;

import org.jspecify.annotations.NullMarked;
