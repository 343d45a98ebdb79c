/// The command `./spiral log`.
///
///     Main --> LogCommand --> demo [SCENE]    Scenes --Stage--> call, line, pretty line
///                        \--> pretty [FILE]   JSON lines --> PrettyLine --> screen
///
/// Start at [spiral.log.cli.Main]. A new scene is one method in `Scenes` and its name in the list
/// there.
@NullMarked
package spiral.log.cli;

import org.jspecify.annotations.NullMarked;
