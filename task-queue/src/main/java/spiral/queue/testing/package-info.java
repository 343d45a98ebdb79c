/// A queue for tests of handlers: a real store, a real worker, and time that goes on when the test
/// says so.
///
///     test ──enqueue──► TestQueue ──► store (a file of its own, at virtual time)
///       └───advance───►    │    ───► VirtualWorker ──► your handlers, one at a time
///                          └─expect─► Expected: what became of the job; if not, its history
///
/// Start at [TestQueue]; [QueueExtension] gives each JUnit test one of its own.
@NullMarked
package spiral.queue.testing;

import org.jspecify.annotations.NullMarked;
