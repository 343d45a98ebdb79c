/// The handlers that the queue brings along, so that it is useful from a shell on the first day.
///
///     payload ──► ExecCommand ──► GuardedProcess ──► program
///     (JSON)                        │   ▲               │
///                                   │   └── OutputTail ◄┘ what it prints
///                                   └── a pipe: at its end the whole process group is killed
///
///     payload ──► HttpCall ──► HttpTargets ──► POST ──► 2xx: done
///                              on the list?             else: failed, not before RetryAfter
///
/// Start at [BuiltIn], where they are listed; [ExecHandler] runs command lines, [HttpHandler] makes
/// calls.
@NullMarked
package spiral.queue.handler;

import org.jspecify.annotations.NullMarked;
