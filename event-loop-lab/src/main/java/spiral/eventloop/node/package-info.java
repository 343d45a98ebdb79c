/// A program's process as Node runs it.
///
///     nextTick -----> ticks ------+
///     promises -----> microtasks -+--> after every callback
///     setTimeout ---> timers ------+
///     io -----------> poll --------+--> one turn: timers, poll, check, close
///     setImmediate -> immediates --+
///
/// Start at [NodeLoop]. It tells [NodeEvents] what Node tells `process.on`; a program in Java listens
/// with [NodeListeners].
@NullMarked
package spiral.eventloop.node;

import org.jspecify.annotations.NullMarked;
