/// The JVM in which a learner's code runs: it may die, the teacher does not.
///
///     teacher --Order--> [ Worker ]--> a loader of its own: the learner's class, the suite, the modules
///             <--Event--     |             |
///                            |         JUnit runs the suite on one thread
///                            +-- watchdog: 3 s per rule, then the thread's stack, then the end
///
/// Start at [Worker]; [Order] goes in, [Event]s come out, [Wire] carries both. The class path of this
/// JVM holds JUnit, AssertJ and these classes, and none of the modules.
@NullMarked
package spiral.learn.worker;

import org.jspecify.annotations.NullMarked;
