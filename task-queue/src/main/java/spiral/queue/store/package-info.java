/// Keeps jobs safe: in one SQLite file that the processes of a machine share, or in a PostgreSQL
/// schema that the processes of many machines share.
///
///     SqliteStore ──► SqliteDatabase ──► Gate ──► BEGIN IMMEDIATE … COMMIT (on disk)
///         │             (SqliteFile)        Combining, Doorbell
///      SqlStore     what a move means in SQL; the same text for both (Dialect)
///         │                                 Announcing
///     PostgresStore ─► PostgresDatabase ─► rows locked … COMMIT (on the server's disk)
///                        (PostgresPool)     Listening
///     SqlStore hands each call on: Inserting, Exchanging, Workers, Tending, Cancelling, Redriving
///     in one transaction:
///         ├─ Settling   ends attempts      ├─ Leases     who is alive
///         ├─ Claiming   hands out jobs     ├─ Promoting  the scheduler's role
///         ├─ Breakers   one row per type   └─ Tally      counts per minute
///         ├─ Inserting  takes jobs in      ├─ Limits     how many of a key may start
///         ├─ Family     parents, children  ├─ Schedules  ticks that have come
///         └─ Jobs       rows (JobRow) to lives and back
///
/// Small, pure, and good to begin with: [PlaceInLine] (who is next), [AfterFailure] (another round
/// or the dead letters), [SharedBreaker] (what one process learns holds for all).
///
/// Beside the stream of jobs: [SqlControls] (what people set) and [Reasons] (why a job waits). What
/// would be dear with a million jobs says how it is not: [Census] and [Minutes] (the numbers),
/// [Listing], [ReadyLook] (is there work?), [Walk] with [Returning] (what the dead held), [Retention].
///
/// Start at [SqlStore] and [Exchanging]; then [SqliteDatabase] and [Gate] (how processes share the
/// file), [Claiming], [Settling], [Leases] (how a worker is given up); last [PostgresDatabase].
@NullMarked
package spiral.queue.store;

import org.jspecify.annotations.NullMarked;
