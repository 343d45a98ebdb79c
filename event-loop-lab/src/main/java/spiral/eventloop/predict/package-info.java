/// What will it print? An answer, its score, and the first mistake.
///
///     what it prints --> Choice: a, b, c ... --> an answer --> Prediction: score, first mistake
///
/// Start at [Prediction].
@NullMarked
package spiral.eventloop.predict;

import org.jspecify.annotations.NullMarked;
