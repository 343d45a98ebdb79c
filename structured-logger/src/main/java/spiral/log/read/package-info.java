/// Log files, read: ours and any other that is one JSON object per line.
///
///     files, .gz, standard input --> LineSource --line--> Query.mayMatch? (bytes only)
///                                                              |
///                                     LogRecord.parse <--------+
///                    time, level, message under whatever names --> Query.matches --> the command
///
/// Start at [spiral.log.read.LogRecord], then [spiral.log.read.Query]. A line that is not JSON is a
/// record, too: its text is the message.
@NullMarked
package spiral.log.read;

import org.jspecify.annotations.NullMarked;
