/// What should its author look at? Two checks, each with proof from the trace.
///
///     Recording --> Starvation, FloatingPromise --> Finding: a sentence, and the steps that show it
///
/// Start at [Finding].
@NullMarked
package spiral.eventloop.lint;

import org.jspecify.annotations.NullMarked;
