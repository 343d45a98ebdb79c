/// A task queue for several processes: jobs are handed in, kept safe, and worked off by whoever is
/// alive.
///
///     producer ──submit──► ┌─ queue: a JobStore ────────────────┐
///                          │ scheduled ──scheduler──► ready     │ ◄──claim── worker process 1
///                          │                                    │ ◄──claim── worker process 2
///                          │ running, retrying, dead, succeeded │ ◄──claim── worker process 3
///                          └──────────────┬─────────────────────┘
///                                         └──stats──► monitor
///
/// Start at [JobQueue]. Then read:
///
/// 1. [JobState] and [JobLife]: what can happen to a job.
/// 2. [NewJob], [Job], [Claim], [Settlement]: a job handed in, kept, held and ended.
/// 3. [JobStore]: what every store promises. `store` holds both of them, SQLite and PostgreSQL.
///    [Controls]: what whoever runs the queue can set; [Ties]: how jobs hang together.
/// 4. [JobHandler] and [JobContext]: your part. `worker` holds the process that calls it.
///
/// Nothing in this package does I/O or reads a clock: the store's clock decides everything.
@NullMarked
package spiral.queue;

import org.jspecify.annotations.NullMarked;
