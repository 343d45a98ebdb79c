/// The demo without its screen: what its processes do, and how the end is reckoned up.
///
///     DemoFiles ──► DemoPlan ──► producer ──► store ──► DemoHandlers: sha256, words, lookup, flaky
///                                               │         ├─► StoreEffects    a row, exactly once
///                                               │         └─► OutsideEffects  a line, at least once
///                                               ▼
///                                         StoreQueries ──► DemoEvents, LostWorker  while it runs
///                                                     └──► Facts ──► Reckoning     at the end
///
/// Start at [Timetable]. Then [DemoPlan] (which jobs), [DemoHandlers] (what they do), [DemoEvents] and
/// [LostWorker] (what the reader is told), [Reckoning] (what the reader can check). Nothing here reads
/// a clock or prints; `cli.demo` does.
@NullMarked
package spiral.queue.demo;

import org.jspecify.annotations.NullMarked;
