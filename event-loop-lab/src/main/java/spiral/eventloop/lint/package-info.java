/// What should its author look at? Checks, each with proof from the trace.
///
///     Recording --> Starvation, FloatingPromise, RacingAnswers, RacingStart --> Finding: a sentence, and the steps that show it
///
/// Start at [Finding].
@NullMarked
package spiral.eventloop.lint;

import org.jspecify.annotations.NullMarked;
