/// The handlers that the queue brings along, so that it is useful from a shell on the first day.
///
///     payload ──► ExecCommand ──► GuardedProcess ──► program
///     (JSON)                        │   ▲               │
///                                   │   └── OutputTail ◄┘ what it prints
///                                   └── a pipe: at its end the whole process group is killed
///
/// Start at [BuiltIn], where they are listed; [ExecHandler] runs command lines.
@NullMarked
package spiral.queue.handler;

import org.jspecify.annotations.NullMarked;
