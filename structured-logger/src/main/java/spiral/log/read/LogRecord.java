package spiral.log.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// One line of a log, understood as far as possible: our layouts, pino, zap, zerolog, logstash,
/// Log4j, Bunyan, or whatever has a time, a level and a message under one of their usual names.
///
/// @param line as it was read
/// @param fields all members; empty when the line is not a JSON object
public record LogRecord(String line, Map<String, @Nullable Object> fields) {
    private static final List<String> TIMES =
            List.of("@timestamp", "timestamp", "time", "ts", "instant", "datetime", "date");
    private static final List<String> LEVELS =
            List.of("log.level", "level", "severity", "lvl", "levelname", "loglevel");
    private static final List<String> MESSAGES =
            List.of("message", "msg", "short_message", "event");
    private static final List<String> LOGGERS =
            List.of("log.logger", "logger", "logger_name", "loggerName", "name");
    private static final List<String> INSIDE = List.of("event.", "labels.", "mdc.", "fields.");
    private static final Map<String, List<String>> HEADS =
            Map.of("time", TIMES, "level", LEVELS, "message", MESSAGES, "logger", LOGGERS);

    /// Understands a line; never fails.
    public static LogRecord parse(String line) {
        try {
            if (line.startsWith("{") && JsonReader.read(line) instanceof Map<?, ?> members) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                members.forEach((name, value) -> fields.put(String.valueOf(name), value));
                return new LogRecord(line, fields);
            }
        } catch (JsonSyntaxException notJson) {
            // then it is text
        }
        return new LogRecord(line, Map.of());
    }

    /// Whether the line is a JSON object that has a time or a message.
    public boolean isEvent() {
        return first(TIMES) != null || first(MESSAGES) != null;
    }

    /// When, if the line says so: ISO 8601, or seconds, milli-, micro- or nanoseconds since 1970.
    public Optional<Instant> time() {
        return switch (first(TIMES)) {
            case String text -> parsedTime(text);
            case Number number -> sinceEpoch(number);
            case Map<?, ?> log4j -> sinceEpoch(log4j);
            case null, default -> Optional.empty();
        };
    }

    /// How severe, if the line says so.
    public Optional<Level> level() {
        return LevelWords.parse(first(LEVELS));
    }

    /// What was said; the line itself when it is not an event.
    public String message() {
        Object message = first(MESSAGES);
        return isEvent() ? String.valueOf(message == null ? "" : message) : line;
    }

    /// Who said it, or nothing.
    public String logger() {
        Object logger = first(LOGGERS);
        return logger == null ? "" : logger.toString();
    }

    /// Whether the name is one of those that time, level, message and logger are found under.
    public boolean isHead(String name) {
        return HEADS.values().stream()
                .map(names -> names.stream().filter(fields::containsKey).findFirst())
                .anyMatch(Optional.of(name)::equals);
    }

    /// The value under a name: a member, a path of nested members, one of the usual names for
    /// `time`, `level`, `message`, `logger`, or the name below `event`, `labels` or `mdc`.
    public @Nullable Object get(String name) {
        Object own = path(fields, name);
        if (own != null) {
            return own;
        }
        return name.equals("message") && !isEvent() ? line : path(fields, nameOf(name));
    }

    /// The whole name that [#get] finds the value under: `duration` may be `event.duration`.
    public String nameOf(String name) {
        if (path(fields, name) != null) {
            return name;
        }
        for (String head : HEADS.getOrDefault(name, List.of())) {
            if (path(fields, head) != null) {
                return head;
            }
        }
        for (String outer : INSIDE) {
            if (path(fields, outer + name) != null) {
                return outer + name;
            }
        }
        return name;
    }

    private @Nullable Object first(List<String> names) {
        for (String name : names) {
            Object value = path(fields, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// `a.b` is a member of that name, or b within a.
    private static @Nullable Object path(Map<?, ?> members, String name) {
        Object whole = members.get(name);
        int dot = name.indexOf('.');
        while (whole == null && dot > 0) {
            whole =
                    members.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                            ? path(inner, name.substring(dot + 1))
                            : null;
            dot = name.indexOf('.', dot + 1);
        }
        return whole;
    }

    /// ISO 8601, with a blank for the T, a comma for the point, or no zone, which then is UTC.
    private static Optional<Instant> parsedTime(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notUtc) {
            String iso =
                    text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
                            .replaceFirst(" ", "T")
                            .replace(',', '.');
            try {
                TemporalAccessor time =
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                iso, OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(
                        time instanceof LocalDateTime local
                                ? local.toInstant(ZoneOffset.UTC)
                                : Instant.from(time));
            } catch (DateTimeException unknown) {
                return Optional.empty();
            }
        }
    }

    private static Optional<Instant> sinceEpoch(Map<?, ?> parts) {
        int nanos = parts.get("nanoOfSecond") instanceof Number number ? number.intValue() : 0;
        return parts.get("epochSecond") instanceof Number seconds
                ? sinceEpoch(seconds).map(time -> time.plusNanos(nanos))
                : Optional.empty();
    }

    /// Seconds until the year 5000, then milliseconds, and so on.
    private static Optional<Instant> sinceEpoch(Number number) {
        double seconds = number.doubleValue();
        if (!Double.isFinite(seconds)) {
            return Optional.empty();
        }
        while (Math.abs(seconds) > 1e11) {
            seconds /= 1_000;
        }
        long whole = (long) Math.floor(seconds);
        return Optional.of(Instant.ofEpochSecond(whole, (long) ((seconds - whole) * 1e9)));
    }
}
