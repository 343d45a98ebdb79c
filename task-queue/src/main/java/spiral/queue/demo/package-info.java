/// The demo without its screen: what its processes do, and how the end is reckoned up.
///
///     DemoFiles ──► DemoPlan ──► producer ──► store ──► DemoHandlers: sha256, words, lookup, flaky
///                                               │            │
///                                               │            ├─ Effects: a row in the store, in the
///                                               │            │  transaction that acknowledges
///                                               │            └─ Outside: a line in a file, at once
///                                               ▼
///                                           Evidence ──► Tidings, Loss (while it runs)
///                                                   └──► Facts ──► Reckoning (at the end)
///
/// Start at [Script], the demo's timetable. Then [DemoPlan] (which jobs), [DemoHandlers] (what they
/// do), [Tidings] and [Loss] (what the reader is told), [Reckoning] (what the reader can check).
/// Nothing here reads a clock or prints; `cli.demo` does.
@NullMarked
package spiral.queue.demo;

import org.jspecify.annotations.NullMarked;
