/// Programs in Java that read like JavaScript.
///
///     NodeScript --+--> Script: log, promise, async, generator ...
///     PageScript --+
///
///     async("f", await -> { ... await.on(promise) ... })    stops there, goes on in a microtask
///
/// Start at [NodeScript]. [Script] has the words that a page knows, too; [Await] and [Yield] are the
/// words inside functions that stop, which are a `Coroutine` each; [Places] tells the trace on
/// which line a program is.
@NullMarked
package spiral.eventloop.program;

import org.jspecify.annotations.NullMarked;
