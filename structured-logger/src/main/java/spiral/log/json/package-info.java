/// JSON text, written and read, one event at a time. Knows nothing about logging.
///
///     any Java value --> ValueEncoder --+
///     any text ---------> JsonEscape ---+--> JsonBuffer (bytes) --> one line
///     an instant -------> UtcTimestamp -+
///     a throwable ------> StackTraceText+
///
///     one line --> JsonReader --> maps, lists, strings, numbers
///
/// Start at [spiral.log.json.JsonEscape], then [spiral.log.json.ValueEncoder]; the rest is detail.
/// No class here throws at a value that it is asked to write.
@NullMarked
package spiral.log.json;

import org.jspecify.annotations.NullMarked;
