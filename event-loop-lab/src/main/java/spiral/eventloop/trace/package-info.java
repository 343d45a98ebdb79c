/// A run kept for later: as a value in memory, and as lines of JSON in a file.
///
///     loop --Step--> TraceWriter --> run.jsonl --> TraceReader --> Recording --> every view
///                                                                     ^
///     loop --Step--> spiral.eventloop.Trace ---------- Header --------+
///
/// The file: a header line with the version, one line for each step (the fields of its record, see
/// [StepFields]), and a line that says it is the end. Start at [Recording], then [TraceWriter] and
/// [TraceReader].
@NullMarked
package spiral.eventloop.trace;

import org.jspecify.annotations.NullMarked;
