/// Keeps jobs in one SQLite file that any number of processes share.
///
///     SqliteStore ──► Database ──► Gate ──► BEGIN IMMEDIATE … COMMIT (on disk)
///         │ in one transaction:
///         ├─ Settling   ends attempts      ├─ Leases     who is alive
///         ├─ Claiming   hands out jobs     ├─ Promoting  the scheduler's role
///         ├─ Breakers   one row per type   └─ Tally      counts per minute
///         └─ Jobs       rows to lives and back
///
/// Start at [SqliteStore]; then [Database] and [Gate] (how processes share the file), [Claiming],
/// [Settling], [Leases] (how a worker is given up).
@NullMarked
package spiral.queue.store;

import org.jspecify.annotations.NullMarked;
