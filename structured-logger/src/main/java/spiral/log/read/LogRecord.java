package spiral.log.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// One line of a log, understood as far as possible: our layouts, Logback, logstash, Log4j, GELF,
/// pino, Bunyan, zap, zerolog, slog, Python, Serilog, Google's, Datadog's, systemd's, or whatever has
/// a time, a level and a message under one of their usual names; also within what container engines
/// put around it ([Wrapping]).
///
/// @param line as it was read
/// @param fields all members; empty when the line is not a JSON object
public record LogRecord(String line, Map<String, @Nullable Object> fields) {
    private static final List<String> TIMES =
            List.of(
                    "@timestamp",
                    "timestamp",
                    "time",
                    "ts",
                    "instant",
                    "datetime",
                    "date",
                    "asctime",
                    "@t",
                    "Timestamp",
                    "timeMillis",
                    "t.$date",
                    "__REALTIME_TIMESTAMP");
    private static final String STATUS = "status"; // for others than Datadog no level
    private static final List<String> LEVELS =
            List.of(
                    "log.level",
                    "level",
                    "severity",
                    "lvl",
                    "levelname",
                    "loglevel",
                    "@l",
                    "Level",
                    "LogLevel",
                    "SeverityText",
                    "PRIORITY",
                    STATUS);
    private static final List<String> MESSAGES =
            List.of(
                    "message",
                    "msg",
                    "short_message",
                    "event",
                    "textPayload",
                    "jsonPayload.message",
                    "@m",
                    "@mt",
                    "Message",
                    "fields.message",
                    "Body",
                    "MESSAGE");
    private static final List<String> LOGGERS =
            List.of(
                    "log.logger",
                    "logger",
                    "logger_name",
                    "loggerName",
                    "name",
                    "Category",
                    "target");
    private static final List<String> INSIDE = List.of("event.", "labels.", "mdc.", "fields.");
    private static final Map<String, List<String>> HEADS =
            Map.of("time", TIMES, "level", LEVELS, "message", MESSAGES, "logger", LOGGERS);

    /// Understands a line; never fails.
    public static LogRecord parse(String line) {
        return new LogRecord(line, Wrapping.fieldsOf(line));
    }

    /// Whether the line is a JSON object that has a time or a message.
    public boolean isEvent() {
        return first(TIMES) != null || first(MESSAGES) != null;
    }

    /// When, if the line says so in one of the usual ways.
    public Optional<Instant> time() {
        return first(TIMES, Times::parse);
    }

    /// How severe, if the line says so; Serilog's compact lines leave INFO out.
    public Optional<Level> level() {
        return first(LEVELS, LevelWords::parse)
                .or(() -> Optional.of(Level.INFO).filter(_ -> fields.containsKey("@t")));
    }

    /// What was said; the line itself when it is not an event.
    public String message() {
        Object message = first(MESSAGES);
        return isEvent() ? text(message) : line;
    }

    /// The journal gives a message as numbers of bytes when it is not text.
    private static String text(@Nullable Object message) {
        if (message instanceof List<?> all && all.stream().allMatch(Long.class::isInstance)) {
            byte[] bytes = new byte[all.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = ((Number) all.get(i)).byteValue();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return message == null ? "" : message.toString();
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

    /// Whether lines may have their level under this name.
    static boolean isLevel(String name) {
        return LEVELS.contains(name) && !name.equals(STATUS);
    }

    /// The names that a time may have.
    static List<String> times() {
        return TIMES;
    }

    /// The first of these that can be understood.
    private <T> Optional<T> first(List<String> names, Function<Object, Optional<T>> reading) {
        for (String name : names) {
            Object value = path(fields, name);
            Optional<T> read = value == null ? Optional.empty() : reading.apply(value);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
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
}
