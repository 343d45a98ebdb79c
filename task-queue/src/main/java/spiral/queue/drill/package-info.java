/// The chaos drill: the logs of a night on which five things went wrong, to be named by those who
/// read them.
///
///     seed ──► Night (three workers, a producer) ──lines──► worker-1-4711.jsonl …
///                ▲ Fault: killed, frozen, poison …              │ read by a learner
///                └── five of seven, in some order               ▼
///     Drill ──────── judges `name: line` ◄──────────────── answers.txt
///
/// Start at [Drill]; then [Fault] (what can happen, and what proves it) and [Night] (how it shows in
/// the logs, in the very messages of the queue's own processes).
@NullMarked
package spiral.queue.drill;

import org.jspecify.annotations.NullMarked;
