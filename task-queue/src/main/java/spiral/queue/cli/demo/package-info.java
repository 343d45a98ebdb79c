/// `./spiral queue demo`: five processes, one screen, and a reckoning at the end.
///
///     DemoCommand ──► Demo: one event loop owns the timetable
///                       ├─ Processes ──► producer, scheduler, worker-1 … worker-3 (DemoProcess)
///                       ├─ Keys ◄── 1 2 3 q
///                       ├─ StorePoll ──► DemoStore ──► DemoEvents (what has happened)
///                       └─ LiveOutput ──► Picture on a terminal, lines elsewhere; SummaryPage
///
/// Start at [Demo]; then [Timeline] (what happens when), [Processes] and [Supervision] (who runs),
/// [DemoProcess] (what the others do), [LiveOutput] and [Picture] (what is shown), [SummaryPage] (the
/// end). [DemoSession] answers keys and Ctrl-C. What can be said and reckoned without a screen is in `spiral.queue.demo`.
@NullMarked
package spiral.queue.cli.demo;

import org.jspecify.annotations.NullMarked;
