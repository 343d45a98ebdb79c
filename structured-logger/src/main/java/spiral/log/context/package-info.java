/// Who asked, and for how long it took: what travels with a request through threads and services.
///
///     traceparent --TraceContext--> Span --run--> Scope (a ScopedValue) --> each line: trace.id, span.id
///                                     |             |
///                                     |         Snapshot --> another thread, an executor, a future
///                                     +--ends--> one event: parent, duration, outcome
///
/// Start at [spiral.log.context.Scope], then [spiral.log.context.Snapshot] and
/// [spiral.log.context.Span].
@NullMarked
package spiral.log.context;

import org.jspecify.annotations.NullMarked;
