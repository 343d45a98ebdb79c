/// JavaScript files on our loop: GraalJS runs the code, the loop decides what runs next.
///
///     program.js --> engine --call--> host functions: setTimeout, nextTick, print ... --> loop
///                      ^                                                               |
///                      +-- promise jobs <-- microtasks                                 |
///                      +-- callbacks    <----------------------------------------------+
///
/// The engine never drains its queue of promise jobs by itself: each job becomes a microtask of the
/// loop, so that one loop orders everything. What Node adds to the language (timers, `process`,
/// `console`, `events`, `fs` ...) is JavaScript of our own on a few host functions; it stands in the
/// resources beside this package, and `bootstrap.js` is its first page.
///
/// Start at [JsProgram], the door. Then [JsRun], one run of one program, and [TimedRun], which ends it
/// whatever it does; [Host], what the engine may ask of the loop; [Sandbox], what a program may not do;
/// [PromiseJobs], the one class that reaches inside the engine.
@NullMarked
package spiral.eventloop.js;

import org.jspecify.annotations.NullMarked;
