/// The commands of `./spiral learn`.
///
///     LearnCommand --+-- start, check, watch, hint, rule, reference, reset    one exercise
///                    +-- list, status, spiral                                 the course
///                    +-- verify, mine                                         for builds and demos
///
/// Start at [LearnCommand]; each command is a file, and [Classroom] is what they share.
@NullMarked
package spiral.learn.cli;

import org.jspecify.annotations.NullMarked;
