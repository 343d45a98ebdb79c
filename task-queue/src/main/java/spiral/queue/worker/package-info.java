/// A worker process: one event loop that owns all state, and threads that do the blocking.
///
///                 ┌──────────────── event loop ────────────────┐
///     store  ◄────┤ Coordinator: hand, slots, settlements      ├────► virtual threads
///     thread ────►│ Rounds: heartbeat, scheduler's role, sweep │◄──── (one Attempt each)
///                 └────────────────────────────────────────────┘
///
/// Start at [Worker]; then [Coordinator] (who runs what), [Attempt] (one job), [Rounds] (what goes
/// on beside the jobs). [LoopScheduler] lets async-patterns wait on the same loop.
@NullMarked
package spiral.queue.worker;

import org.jspecify.annotations.NullMarked;
