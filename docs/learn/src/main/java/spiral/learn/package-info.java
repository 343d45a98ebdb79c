/// The teacher: the suites that guard the modules judge what a learner writes.
///
///     exercise.md ---> Exercise --+
///                                 +--> judge --> Run --> Mistake? --> Verdict --> twenty calm lines
///     workbench/*.java -----------+      |
///                                        +--> a worker JVM: JUnit, the suite, the learner's class
///
/// Read in this order: [Exercise], [Rule], [Run], [Ending], [Mistake], [Verdict]. Everything here
/// is a value; nothing reads a file. Around it stand `page` (reads `exercise.md`), `course` (where
/// things lie, the learner's journal), `judge` and `worker` (compile and run), `view` (what is
/// printed), `verify` (is an exercise complete?), `watch` and `cli`.
@NullMarked
package spiral.learn;

import org.jspecify.annotations.NullMarked;
