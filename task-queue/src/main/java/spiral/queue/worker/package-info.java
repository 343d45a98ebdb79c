/// A worker process: one event loop that owns all state, and threads that do the blocking.
///
///                 ┌──────────────── event loop ────────────────┐
///     store  ◄────┤ Exchanges; Coordinator: hand; Slots        ├────► virtual threads
///     thread ────►│ Rounds: heartbeat, scheduler's role, sweep │◄──── (a Row of Attempts each)
///                 └────────────────────────────────────────────┘
///
/// Start at [Worker]; then [Coordinator] (who runs what), [Exchanges] (how jobs come and go),
/// [Slots] (where they run), [Row] (quick ones share a thread), [Attempt] (one job), [Suspect] (one
/// that runs alone), [Rounds] (what goes on beside the jobs). [LoopScheduler] lets async-patterns wait
/// on the same loop.
@NullMarked
package spiral.queue.worker;

import org.jspecify.annotations.NullMarked;
