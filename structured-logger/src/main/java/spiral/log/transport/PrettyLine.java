package spiral.log.transport;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.read.LogRecord;

/// Turns a JSON line back into something calm to read:
///
///     09:30:00.000 INFO  queue.Worker  job done  job.id=17 took=5
///
/// Other loggers' lines as well, whatever their names for time, level and message. What is not an
/// event comes back as it is. Control characters never reach the terminal.
///
/// @param colour whether to paint level and names with terminal colours
/// @param traces whether stack traces follow on lines of their own
public record PrettyLine(boolean colour, boolean traces) {
    private static final List<String> ERROR =
            List.of("error.type", "error.message", "error.stack_trace", "stack_trace");
    private static final String MAIN_THREAD = "main";
    // Okabe and Ito's colours among a terminal's 256; the words say the same
    private static final String GREY = "38;5;244";
    private static final String SKY = "38;5;74";
    private static final String GREEN = "38;5;36";
    private static final String ORANGE = "38;5;214";
    private static final String VERMILLION = "38;5;166";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String NO_TIME = "            ";

    /// The pretty form of one line.
    public String of(String line) {
        return of(LogRecord.parse(line));
    }

    /// The pretty form of a line that was read already.
    public String of(LogRecord entry) {
        return entry.isEvent() ? event(entry) : printable(entry.line());
    }

    private String event(LogRecord entry) {
        String level = entry.level().map(Level::toString).orElse("");
        StringBuilder line = new StringBuilder();
        line.append(paint(GREY, entry.time().map(PrettyLine::time).orElse(NO_TIME))).append(' ');
        line.append(paint(ink(level), "%-5s".formatted(level))).append(' ');
        line.append(paint(SKY, printable(entry.logger()))).append("  ");
        line.append(printable(entry.message()));
        rest(entry, line);
        error(entry.fields(), line);
        return line.toString();
    }

    private void rest(LogRecord entry, StringBuilder line) {
        String gap = "  ";
        for (Map.Entry<String, @Nullable Object> member : entry.fields().entrySet()) {
            if (!entry.isHead(member.getKey()) && !isHidden(member.getKey(), member.getValue())) {
                line.append(gap)
                        .append(paint(GREY, printable(member.getKey()) + "="))
                        .append(value(member.getKey(), member.getValue()));
                gap = " ";
            }
        }
    }

    /// ECS counts durations in nanoseconds; people do not.
    private static String value(String name, @Nullable Object value) {
        return name.equals("event.duration") && value instanceof Number nanos
                ? String.format(Locale.ROOT, "%.1fms", nanos.doubleValue() / 1e6)
                : text(value);
    }

    private void error(Map<String, @Nullable Object> event, StringBuilder line) {
        Object type = event.get("error.type");
        if (type != null) {
            line.append("  ").append(paint(VERMILLION, text(type)));
            Object message = event.get("error.message");
            line.append(message == null ? "" : ": " + text(message));
        }
        List<String> frames =
                event.getOrDefault("error.stack_trace", event.get("stack_trace"))
                                instanceof String trace
                        ? trace.lines().toList()
                        : List.of();
        if (type == null && !frames.isEmpty()) { // logstash has no more than the trace
            line.append("  ").append(paint(VERMILLION, printable(frames.getFirst())));
        }
        if (traces) {
            frames.stream()
                    .skip(1)
                    .forEach(frame -> line.append("\n    ").append(printable(frame)));
        }
    }

    private static boolean isHidden(String name, @Nullable Object value) {
        return name.equals("ecs.version")
                || ERROR.contains(name)
                || (name.equals("process.thread.name") && MAIN_THREAD.equals(value));
    }

    private static String time(Instant time) {
        return time.atOffset(ZoneOffset.UTC).format(CLOCK);
    }

    private String paint(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private static String ink(String level) {
        return switch (level) {
            case "ERROR" -> VERMILLION;
            case "WARN" -> ORANGE;
            case "INFO" -> GREEN;
            default -> GREY;
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : printable(Objects.toString(value));
    }

    private static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, safe));
        return safe.toString();
    }

    private static void append(int c, StringBuilder safe) {
        switch (c) {
            case '\t' -> safe.append("  ");
            case '\n' -> safe.append("\\n");
            default -> {
                if (Character.isISOControl(c) || turnsText(c)) {
                    safe.append("\\u%04x".formatted(c));
                } else {
                    safe.appendCodePoint(c);
                }
            }
        }
    }

    /// Whether it makes what follows appear in another order than it has.
    private static boolean turnsText(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
