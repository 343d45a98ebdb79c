/// Where things lie: the modules and their exercises, the learner's files, the journal.
///
///     Workspace --> Catalogue: <module>/src/exercises/*/exercise.md, in the order of the course
///         |-------> Workbench: <module>/workbench/src/main/java, the learner's
///         +-------> Journal:   docs/journal, what happened, line by line
///
/// Start at [Workspace]. The learner's files are written by [Workbench] alone, and never over one
/// that is there.
@NullMarked
package spiral.learn.course;

import org.jspecify.annotations.NullMarked;
