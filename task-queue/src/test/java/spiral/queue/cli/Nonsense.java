package spiral.queue.cli;

import static spiral.queue.cli.DoorsSuite.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;

/// A job that can be none.
///
/// @param json the job for the command line and for HTTP
/// @param said what both say of it
/// @param program the same in Java, and what that says
record Nonsense(String name, String json, String said, Program program, String saidInJava) {
    private static final String LONG = "x".repeat(NewJob.MAX_PAYLOAD);

    private static final String DEEP = "[".repeat(2_000) + "]".repeat(2_000);

    /// What a program does wrong.
    @FunctionalInterface
    interface Program {
        void on(JobQueue queue);
    }

    /// Each goes through all three doors of both stores.
    static final List<Nonsense> TABLE =
            List.of(
                    new Nonsense(
                            "broken JSON",
                            "{\"type\":\"mail\",\"payload\":{\"a\":}}",
                            "unexpected character",
                            queue -> queue.enqueue(mail("{\"a\":}")),
                            "the payload is not JSON, line 1, column 6"),
                    new Nonsense(
                            "half of JSON",
                            "{\"type\":\"mail\",\"payload\":[1,",
                            "unexpected end",
                            queue -> queue.enqueue(List.of(mail("{}"), mail("[1,"))),
                            "the payload is not JSON"),
                    new Nonsense(
                            "two values",
                            "{\"type\":\"mail\"} {}",
                            "one job",
                            queue -> queue.enqueue(mail("{} {}")),
                            "more follows its first value"),
                    new Nonsense(
                            "a type that can be none",
                            "{\"type\":\"No Such Type!\"}",
                            "type must be 1 to 64 of a-z 0-9 . _ -",
                            queue -> queue.enqueue(NewJob.of("No Such Type!", "{}")),
                            "type must be 1 to 64 of a-z 0-9 . _ -"),
                    new Nonsense(
                            "a payload that is too long",
                            "{\"type\":\"mail\",\"payload\":\"" + LONG + "\"}",
                            "payload must be at most 1048576 characters but was 1048578",
                            queue -> queue.enqueue(mail('"' + LONG + '"')),
                            "payload must be at most 1048576 characters but was 1048578"),
                    new Nonsense(
                            "a negative delay",
                            "{\"type\":\"mail\",\"delay\":\"-1s\"}",
                            "a time span is written like",
                            queue -> queue.enqueue(mail("{}").delay(Duration.ofSeconds(-1))),
                            "delay must be 0 to 3650 days but was PT-1S"),
                    new Nonsense(
                            "a negative ISO delay",
                            "{\"type\":\"mail\",\"delay\":\"PT-1S\"}",
                            "a time span is written like",
                            queue -> queue.enqueue(mail("{}").delay(Duration.ofNanos(-1))),
                            "delay must be 0 to 3650 days"),
                    new Nonsense(
                            "the year 10000",
                            "{\"type\":\"mail\",\"at\":\"+10000-01-01T00:00:00Z\"}",
                            "run-at must be before the year 2200",
                            queue ->
                                    queue.enqueue(
                                            mail("{}")
                                                    .runAt(
                                                            Instant.parse(
                                                                    "+10000-01-01T00:00:00Z"))),
                            "run-at must be before the year 2200"),
                    new Nonsense(
                            "the end of time",
                            "{\"type\":\"mail\",\"delay\":\"999999999d\"}",
                            "delay must be 0 to 3650 days",
                            queue -> queue.enqueue(mail("{}").runAt(Instant.MAX)),
                            "run-at must be before the year 2200"),
                    new Nonsense(
                            "a time-out that no clock can count",
                            "{\"type\":\"mail\",\"timeout\":\"PT9223372036854775807S\"}",
                            "time-out must be 1 ms to 1 day",
                            queue ->
                                    queue.enqueue(
                                            mail("{}").timeout(Duration.ofSeconds(Long.MAX_VALUE))),
                            "time-out must be 1 ms to 1 day"),
                    new Nonsense(
                            "a payload that is too deep",
                            "{\"type\":\"mail\",\"payload\":" + DEEP + "}",
                            "nesting depth",
                            queue -> queue.enqueue(mail(DEEP)),
                            "nesting depth"),
                    new Nonsense(
                            "NUL, escaped or not",
                            "{\"type\":\"mail\",\"payload\":\"a\\u0000b\"}",
                            "a payload cannot hold the character NUL",
                            queue -> queue.enqueue(mail("\"a\0b\"")),
                            "well-formed Unicode without NUL"),
                    new Nonsense(
                            "half a surrogate pair",
                            "{\"type\":\"mail\",\"payload\":[\"\\ud800\"]}",
                            "half of a surrogate pair",
                            queue -> queue.enqueue(mail("\"\uD800\"")),
                            "well-formed Unicode without NUL"),
                    new Nonsense(
                            "NUL in a key",
                            "{\"type\":\"mail\",\"key\":\"a\\u0000\"}",
                            "a key must be 1 to 200 printable characters",
                            queue -> queue.enqueue(mail("{}").idempotencyKey("a\0")),
                            "a key must be 1 to 200 printable characters"),
                    new Nonsense(
                            "a key twice",
                            "{\"type\":\"mail\",\"type\":\"mail\"}",
                            "'type' stands here twice",
                            queue -> queue.enqueue(mail("{}").unique(" ")),
                            "a key must be 1 to 200 printable characters"),
                    new Nonsense(
                            "a priority beyond 9",
                            "{\"type\":\"mail\",\"priority\":10}",
                            "priority must be 0 to 9 but was 10",
                            queue -> queue.enqueue(mail("{}").priority(10)),
                            "priority must be 0 to 9 but was 10"),
                    new Nonsense(
                            "a number without end",
                            "{\"type\":\"mail\",\"priority\":1e999}",
                            "'priority' must be a whole number",
                            queue -> queue.enqueue(mail("{}").maxAttempts(0)),
                            "max attempts must be 1 to 100 but was 0"));
}
