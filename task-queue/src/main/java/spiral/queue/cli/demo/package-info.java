/// `./spiral queue demo`: five processes, one screen, and a reckoning at the end.
///
///     DemoCommand ──► Demo: one event loop owns the timetable
///                       ├─ Crew ──► producer, scheduler, worker-1 … worker-3 (DemoProcess)
///                       ├─ Keys ◄── 1 2 3 q
///                       ├─ store thread ──► Evidence ──► Tidings (what has happened)
///                       └─ Stage ──► Picture on a terminal, lines elsewhere; Ending
///
/// Start at [Demo]; then [Crew] (the processes), [Stage] (what is shown), [DemoProcess] (what the
/// others do). What can be said and reckoned without a screen is in `spiral.queue.demo`.
@NullMarked
package spiral.queue.cli.demo;

import org.jspecify.annotations.NullMarked;
