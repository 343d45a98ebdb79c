/// What people see of a queue: pure functions from facts to lines of text.
///
///     Observation ─────► MonitorScreen ──► the live picture (WorkerRows, TroubleRows),
///                                          or one StatusLine when plain
///     job, attempts, log ──► Story ──► what happened to a job, in sentences
///     Forecast ────────► ForecastPicture ──► the backlog to come
///
/// Start at [MonitorScreen] and [Story]. [Amounts] writes numbers and times the same way everywhere;
/// [Shown] keeps the texts of others from driving the terminal.
@NullMarked
package spiral.queue.view;

import org.jspecify.annotations.NullMarked;
