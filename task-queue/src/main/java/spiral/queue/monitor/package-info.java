/// Watches a queue from outside: it reads the store and changes nothing.
///
///     store ──stats──► Monitor ──► Observation ──┬──► MonitorScreen   (package `view`)
///                      every s                   └──► MonitorLog      one metrics line and one
///                                                                     status line every 5 s
///
/// Start at [Monitor]; then [Observation] (the queue at one moment and what happened just before
/// it), [Figures] (its numbers by name, the same in logs and in `--json`), [MonitorLog].
@NullMarked
package spiral.queue.monitor;

import org.jspecify.annotations.NullMarked;
