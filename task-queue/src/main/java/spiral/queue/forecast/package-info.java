/// Looks ahead: the queue's own numbers become a stock-and-flow model, which is run into the future.
///
///     QueueStats ──► Present ──► Forecast (a spiral.sim model) ──► backlog over time
///
/// Start at [Forecast].
@NullMarked
package spiral.queue.forecast;

import org.jspecify.annotations.NullMarked;
