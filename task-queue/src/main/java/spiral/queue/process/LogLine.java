package spiral.queue.process;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line of a process's log.
///
/// @param at when it was written, by that process's clock
/// @param worker the name of the process
/// @param pid its operating-system process id
/// @param logger who spoke
/// @param fields everything else that the line says, by name, without what every line says
public record LogLine(
        Instant at,
        String worker,
        long pid,
        String logger,
        String message,
        Map<String, @Nullable Object> fields) {}
