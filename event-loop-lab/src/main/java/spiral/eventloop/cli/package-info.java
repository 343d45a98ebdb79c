/// The command `spiral loop`: shows what the loop does, step by step.
///
///     ./spiral loop demo --> scenario --> loop on virtual time --> trace --> view --> screen
///
/// Start at [LoopCommand]; each subcommand is a class of its own.
@NullMarked
package spiral.eventloop.cli;

import org.jspecify.annotations.NullMarked;
