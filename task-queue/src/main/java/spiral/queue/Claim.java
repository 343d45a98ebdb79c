package spiral.queue;

import java.time.Duration;
import java.time.Instant;

/// A job in the hands of one worker: what to run, and the token that proves the right to settle it.
///
/// @param token the fencing token of this attempt
/// @param attempt its number, from 1
/// @param alone true when an earlier worker was lost with this job: it must run with no other job
///     in the process, and its start must be announced with [JobStore#begin]
/// @param breakerGeneration the generation of the type's breaker that let it pass; given back when
///     it is settled, so that an old result cannot change a newer state
/// @param waited how long it had been ready
public record Claim(
        long job,
        long worker,
        long token,
        String type,
        String payload,
        String traceparent,
        int attempt,
        int maxAttempts,
        Duration timeout,
        boolean alone,
        long breakerGeneration,
        Instant claimedAt,
        Duration waited) {

    // `00-<trace id>-…`, checked when the job was submitted
    private static final int TRACE_ID_BEGINS = 3;
    private static final int TRACE_ID_ENDS = 35;

    /// The trace that this job belongs to: 32 hexadecimal digits.
    public String traceId() {
        return traceparent.substring(TRACE_ID_BEGINS, TRACE_ID_ENDS);
    }
}
