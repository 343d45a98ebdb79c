/// The command `./spiral async`.
///
///     Main --> AsyncCommand --> demo [PATTERN]   plays scenes and draws their timelines
///                          |--> compare          two settings side by side
///                          \--> list             names the patterns
///
/// Start at [Main].
@NullMarked
package spiral.async.cli;

import org.jspecify.annotations.NullMarked;
