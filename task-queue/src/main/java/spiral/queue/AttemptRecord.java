package spiral.queue;

import java.time.Instant;

/// One attempt of a job as the store remembers it.
///
/// @param number the attempt, from 1
/// @param worker the name of the process that held it
/// @param pid its operating-system process id, 0 when its record is no longer kept
/// @param startedAt when it was claimed
/// @param endedAt when it ended
/// @param ending `succeeded`, `failed`, `crashed`, `handed back`, `cancelled`
/// @param detail the error, or what happened to the worker; empty when there is nothing to say
public record AttemptRecord(
        int number,
        long token,
        String worker,
        long pid,
        Instant startedAt,
        Instant endedAt,
        String ending,
        String detail) {}
