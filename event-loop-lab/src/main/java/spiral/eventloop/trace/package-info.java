/// Steps for other programs: the fields of each, under names that stay.
///
///     Step --StepFields--> { "step": "enqueued", "number": 7, "nanos": 0, ... } --> a line of JSON
///
/// Start at [StepFields]; there is nothing else.
@NullMarked
package spiral.eventloop.trace;

import org.jspecify.annotations.NullMarked;
