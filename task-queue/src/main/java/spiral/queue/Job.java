package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A job as the store knows it, at one moment.
///
/// @param id given by the store, rising in order of submission
/// @param life its state and what it has used up
/// @param lastError what the last failed attempt said
/// @param result what the successful attempt left, JSON text
/// @param worker the process that holds it, or held it when it succeeded or was cancelled; empty
///     while it waits, and when it is dead
/// @param ties its keys, and the parents that it still waits for
/// @param progress what its latest attempt said about itself
public record Job(
        long id,
        String type,
        int priority,
        String payload,
        String traceparent,
        Duration timeout,
        Instant submittedAt,
        JobLife life,
        Optional<String> lastError,
        Optional<String> result,
        Optional<Long> worker,
        Ties ties,
        Optional<Progress> progress) {}
