/// Why did this run when it did? Answers from the trace alone, with the rule and where it is written.
///
///     Recording --> Lives: who asked for whom, when each waited and ran
///                     |
///                     +--> Why: the chain of causes of one step, what went first, what had to wait
///                                 each by a Rule, with its clause
///
/// Start at [Why]; [Rule] is the list of rules.
@NullMarked
package spiral.eventloop.why;

import org.jspecify.annotations.NullMarked;
