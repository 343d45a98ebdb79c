/// Workers as operating-system processes: started, watched and ended by whoever started them.
///
///     supervisor ──stdin (a pipe)──► worker process ──► store
///         │                              │
///         └── ends, even by kill -9 ─────┴─► end of its input: it drains and leaves
///
/// Start at [WorkerProcess], the program; [ChildProcess] starts it from another one, [Supervisor]
/// keeps several of them alive, [Restarts] says when one begins again. [ProcessLog] gives each its log file, [LogFolder] reads them all.
@NullMarked
package spiral.queue.process;

import org.jspecify.annotations.NullMarked;
