/// A single-threaded event loop that you can stop, step and replay.
///
///                        +------------------------ next turn ------------------------+
///                        v                                                           |
///     setTimeout --> [ timers ] --due--> [ task queues ] --one--> run --> checkpoint -+
///                                          ^                      |        ^
///     post (any thread) --> [ inbox ] -----+                      |        | until empty
///     request, completed ------------------+                      v        |
///     queueMicrotask, promises ------------------------------> [ microtasks ]
///
/// The loop is a supervisor with one pair of hands: it takes one letter from the in-tray, works it
/// to its end, clears every note that the work left on the desk, and only then takes the next.
///
/// Start at [EventLoop]. Then read, in this order:
/// 1. [TaskQueue], [MicrotaskQueue], [CallStack], [Timers], [TimerLists]: the places where work can
///    be.
/// 2. [Execution]: what it means to run one task; [Microtasks]: what is emptied behind it; [Uncaught]:
///    what becomes of its error. [Round]: one turn, from phase to phase. [Turns]: the loop itself.
/// 3. [LoopModel] and [Phase]: the order as data; Node's and the browser's stand there side by side.
///    [LoopClock]: two kinds of time.
/// 4. [Owner]: whose the loop is. [Inbox]: all that other threads may touch.
/// 5. [Step]: what happened. Every picture is a function of the steps.
///
/// Around it: `promise` (what people build on microtasks), `node` and `browser` (a process and a
/// page, with the words that each has), `program` (programs in Java).
@NullMarked
package spiral.eventloop;

import org.jspecify.annotations.NullMarked;
