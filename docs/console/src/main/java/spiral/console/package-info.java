/// How our commands talk to people, once for all modules.
///
///     args ──► Commands ──► a picocli command ──► Screen ──► out   data: lines, tables, --json
///                 │                │                 │
///                 │                └─ throws         ├──────► err   talk: progress, hints
///                 ▼                      │           │
///              Exit code ◄── Complaint ◄─┘           └──────► frame  redrawn in place, if not plain
///
/// Start at [Commands], then [Screen]. [UserError] and [SourceError] are how a command refuses;
/// [Table], [Text], [Json] and [Ink] are what it says things with, [Keys] how it is answered. Only
/// `cli` and `view` packages may use this one.
@NullMarked
package spiral.console;

import org.jspecify.annotations.NullMarked;
