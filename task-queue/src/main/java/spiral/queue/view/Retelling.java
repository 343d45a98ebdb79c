package spiral.queue.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.queue.process.LogLine;

/// A log line as a sentence of a job's story. What the store tells anyway is left out; what a
/// handler or anybody else said is quoted.
final class Retelling {
    private static final String WORKER = "spiral.queue.worker.";

    /// Lines of the worker whose fact stands in the store as well.
    private static final Set<String> KNOWN =
            Set.of(
                    "job claimed",
                    "job starts",
                    "job's work is done",
                    "job failed",
                    "job succeeded",
                    "job is cancelled",
                    "job handed back",
                    "job is dead: its attempts are used up");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private static final Map<String, String> REASONS =
            Map.of(
                    "TIMED_OUT", "its time was up",
                    "CANCELLED", "it was cancelled",
                    "LEASE_LOST", "the lease of its worker was lost",
                    "SHUT_DOWN", "its worker shuts down");

    private Retelling() {}

    static Optional<String> of(LogLine line, ZoneId zone) {
        return line.logger().startsWith(WORKER)
                ? ofWorker(line, zone)
                : Optional.of(quoted(line));
    }

    private static Optional<String> ofWorker(LogLine line, ZoneId zone) {
        if (KNOWN.contains(line.message())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (line.message()) {
                    case "job was stopped" ->
                            "%s interrupted it, because %s."
                                    .formatted(line.worker(), reason(field(line, "reason")));
                    case "job will be tried again" ->
                            "it goes round again, due at %s."
                                    .formatted(time(field(line, "due"), zone));
                    case "acknowledgement refused: this worker no longer held the job" ->
                            "%s came with its outcome too late and was refused: %s."
                                    .formatted(line.worker(), field(line, "reason"));
                    case "a worker fell silent: its jobs go to others" ->
                            "%s noticed the silence."
                                    .formatted(Story.who(line.worker(), line.pid()));
                    default -> quoted(line);
                });
    }

    private static String reason(String word) {
        return REASONS.getOrDefault(word, word);
    }

    private static String time(String due, ZoneId zone) {
        try {
            return TIME.withZone(zone).format(Instant.parse(due));
        } catch (DateTimeException otherwise) {
            return due;
        }
    }

    private static String quoted(LogLine line) {
        List<String> facts =
                line.fields().entrySet().stream()
                        .filter(field -> !field.getKey().startsWith("job."))
                        .filter(field -> !field.getKey().equals("error.stack_trace"))
                        .map(field -> field.getKey() + " " + field.getValue())
                        .toList();
        return "%s said: %s%s"
                .formatted(
                        line.worker().isEmpty() ? "somebody" : line.worker(),
                        line.message(),
                        facts.isEmpty()
                                ? ""
                                : facts.stream().collect(Collectors.joining(", ", " (", ")")));
    }

    private static String field(LogLine line, String name) {
        return String.valueOf(line.fields().get(name));
    }
}
