/// A single-threaded event loop that you can stop, step and replay.
///
///                        +------------------------ next turn ------------------------+
///                        v                                                           |
///     setTimeout --> [ timers ] --due--> [ macrotasks ] --one--> run --> checkpoint -+
///                                          ^                     |        ^
///     post (any thread) --> [ inbox ] -----+                     |        | until empty
///                                                                v        |
///     queueMicrotask, promises -----------------------------> [ microtasks ]
///
/// The loop is a supervisor with one pair of hands: it takes one letter from the in-tray, works it
/// to its end, clears every note that the work left on the desk, and only then takes the next.
///
/// Start at [EventLoop]. Then read, in this order:
/// 1. [TaskQueue], [MicrotaskQueue], [CallStack], [Timers]: the four places where work can be.
/// 2. [Execution]: what it means to run one task. [Turns]: the loop itself.
/// 3. [LoopModel] and [Phase]: the order as data. [LoopClock]: two kinds of time.
/// 4. [Inbox]: all that other threads may touch.
/// 5. [Promise], [Resolver], [Async]: what people build on microtasks.
/// 6. [Step]: what happened. Every picture is a function of the steps.
@NullMarked
package spiral.eventloop;

import org.jspecify.annotations.NullMarked;
