/// Promises and async functions on the loop's microtasks.
///
///     Resolver --resolve--> Promise --then--> microtask --> next Promise --> ...
///
/// Start at [Promise], made by a [Resolver]; a [Thenable] is what a promise can follow. [Async] is
/// a function that waits in its middle.
@NullMarked
package spiral.eventloop.promise;

import org.jspecify.annotations.NullMarked;
