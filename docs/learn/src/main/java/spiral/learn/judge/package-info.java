/// Compiles a learner's files, has a worker run the suite on them, and says what came out.
///
///     files --Compiler--> classes --Workers--> [ worker | spare ] --events--> Run --> Verdict
///                 \-> problems ---------------------------------------------------> Verdict
///
/// Start at [Judge]. Compiling happens here, in the teacher's JVM; nothing of the learner's *runs*
/// here.
@NullMarked
package spiral.learn.judge;

import org.jspecify.annotations.NullMarked;
