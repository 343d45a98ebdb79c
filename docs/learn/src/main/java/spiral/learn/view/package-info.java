/// What is printed: calm, at most 20 lines of 80 columns, plain where asked for.
///
///     Verdict --VerdictLines--> lines        Failure --Difference--> expected, got
///                                            Failure --Sentences---> what happened, in words
///
/// Start at [VerdictLines].
@NullMarked
package spiral.learn.view;

import org.jspecify.annotations.NullMarked;
