package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import spiral.log.TraceContext;

/// A job as it is submitted. Immutable; each method returns a changed copy.
///
///     NewJob.of("email", "{\"to\":\"ada@example.org\"}").priority(9).delay(Duration.ofMinutes(5))
///
/// @param type which handler runs it: 1 to 64 of `a-z 0-9 . _ -`
/// @param payload JSON text, at most [#MAX_PAYLOAD] characters; the handler gets it unchanged
/// @param priority 0 to 9; a higher one is claimed first, until a lower one has waited long
/// @param start when it may run
/// @param maxAttempts how many attempts may fail before it is dead, 1 to 100
/// @param timeout how long one attempt may take, up to a day
/// @param traceparent the W3C trace context that it belongs to; the store makes one where absent
/// @param ties how it hangs together with other jobs
public record NewJob(
        String type,
        String payload,
        int priority,
        Start start,
        int maxAttempts,
        Duration timeout,
        Optional<String> traceparent,
        Ties ties) {

    /// Longest payload, in characters: a queue carries work orders, not files.
    public static final int MAX_PAYLOAD = 1 << 20;

    /// Furthest time ahead for which a job can be scheduled.
    public static final Duration MAX_DELAY = Duration.ofDays(3650);

    private static final Pattern TYPE = Pattern.compile("[a-z0-9._-]{1,64}");

    /// When a job may run. The store's clock decides, not the submitter's.
    public sealed interface Start {
        /// So long after it was stored; zero means at once.
        record After(Duration delay) implements Start {}

        /// At this instant; one that has passed means at once.
        record At(Instant instant) implements Start {}

        /// The instant at which a job stored at `now` is due, `now` at the earliest.
        default Instant dueAt(Instant now) {
            return switch (this) {
                case After after -> now.plus(after.delay());
                case At at -> at.instant().isAfter(now) ? at.instant() : now;
            };
        }
    }

    /// Checks every part and names the one that is wrong.
    public NewJob {
        checkedType(type);
        check(
                payload.length() <= MAX_PAYLOAD,
                "payload",
                "at most " + MAX_PAYLOAD + " characters",
                payload.length() + " characters");
        check(
                keepable(payload),
                "payload",
                "well-formed Unicode without NUL",
                "a text with NUL or half a surrogate pair");
        check(priority >= 0 && priority <= 9, "priority", "0 to 9", priority);
        check(maxAttempts >= 1 && maxAttempts <= 100, "max attempts", "1 to 100", maxAttempts);
        check(
                timeout.compareTo(Duration.ofMillis(1)) >= 0
                        && timeout.compareTo(Duration.ofDays(1)) <= 0,
                "time-out",
                "1 ms to 1 day",
                timeout);
        check(
                traceparent.stream().allMatch(text -> TraceContext.parse(text).isPresent()),
                "traceparent",
                "as in W3C Trace Context",
                traceparent.orElse(""));
        checkStart(start);
    }

    /// This type, if it may be one.
    public static String checkedType(String type) {
        check(TYPE.matcher(type).matches(), "type", "1 to 64 of a-z 0-9 . _ -", type);
        return type;
    }

    /// A job of this type that may run at once: priority 5, 5 attempts, 10 minutes for each.
    public static NewJob of(String type, String payload) {
        return new NewJob(
                type,
                payload,
                5,
                new Start.After(Duration.ZERO),
                5,
                Duration.ofMinutes(10),
                Optional.empty(),
                Ties.NONE);
    }

    /// The same with a value that Jackson writes as JSON: a record, a map, a list.
    ///
    /// @throws IllegalArgumentException when Jackson cannot write it
    public static NewJob json(String type, Object payload) {
        return of(type, TypedPayload.write(payload));
    }

    /// The same job with another priority, 0 to 9.
    public NewJob priority(int priority) {
        return new NewJob(type, payload, priority, start, maxAttempts, timeout, traceparent, ties);
    }

    /// The same job, to run so long after it was stored.
    public NewJob delay(Duration delay) {
        return starting(new Start.After(delay));
    }

    /// The same job, to run at this instant of the store's clock.
    public NewJob runAt(Instant instant) {
        return starting(new Start.At(instant));
    }

    /// The same job, dead after so many failed attempts.
    public NewJob maxAttempts(int maxAttempts) {
        return new NewJob(type, payload, priority, start, maxAttempts, timeout, traceparent, ties);
    }

    /// The same job, each attempt interrupted after this time.
    public NewJob timeout(Duration timeout) {
        return new NewJob(type, payload, priority, start, maxAttempts, timeout, traceparent, ties);
    }

    /// The same job, as part of this W3C trace.
    public NewJob traceparent(String traceparent) {
        return new NewJob(
                type,
                payload,
                priority,
                start,
                maxAttempts,
                timeout,
                Optional.of(traceparent),
                ties);
    }

    /// The same job, stored only if no job of its type with this key is still to end.
    public NewJob unique(String key) {
        return tied(ties.unique(key));
    }

    /// The same job, stored only once however often it is submitted with this key.
    public NewJob idempotencyKey(String key) {
        return tied(ties.idempotency(key));
    }

    /// The same job, started only as the limit of this key allows.
    public NewJob limitKey(String key) {
        return tied(ties.limit(key));
    }

    /// The same job, to run when all of these have succeeded.
    public NewJob after(Long... parents) {
        return tied(ties.parents(List.of(parents)));
    }

    /// The same job with these ties to others.
    public NewJob tied(Ties ties) {
        return new NewJob(type, payload, priority, start, maxAttempts, timeout, traceparent, ties);
    }

    private NewJob starting(Start start) {
        return new NewJob(type, payload, priority, start, maxAttempts, timeout, traceparent, ties);
    }

    /// True when every store can keep this text: it has neither NUL nor half a surrogate pair.
    static boolean keepable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }

    private static void checkStart(Start start) {
        switch (start) {
            case Start.After after ->
                    check(
                            !after.delay().isNegative() && after.delay().compareTo(MAX_DELAY) <= 0,
                            "delay",
                            "0 to 3650 days",
                            after.delay());
            case Start.At at ->
                    check(
                            at.instant().isBefore(Instant.parse("2200-01-01T00:00:00Z")),
                            "run-at",
                            "before the year 2200",
                            at.instant());
        }
    }

    private static void check(boolean holds, String what, String allowed, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(
                    what + " must be " + allowed + " but was " + Objects.toString(got));
        }
    }
}
