/// When a schedule's next tick comes.
///
///     "30 2 * * mon-fri" ──parse──► CronExpression ──next(after, zone)──► Instant
///
/// Start at [spiral.queue.cron.CronExpression]; it reads each part with [spiral.queue.cron.CronField].
@NullMarked
package spiral.queue.cron;

import org.jspecify.annotations.NullMarked;
