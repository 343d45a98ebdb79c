package spiral.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.json.JsonBuffer;
import spiral.log.json.StackTraceText;
import spiral.log.json.UtcTimestamp;
import spiral.log.json.ValueEncoder;

/// Writes an event as one line with the names and the order of the
/// [ECS logging](https://github.com/elastic/ecs-logging) specification.
///
///     @timestamp, log.level, message, ecs.version, log.logger, process.thread.name,
///     fields of the process, context, key-values, tags, error.type, error.message, error.stack_trace
///
/// One flat object; a dot in a name is part of the name. Immutable but for the line that it fills.
final class EcsLayout {
    private static final String VERSION = "1.2.0";
    private static final List<String> ALWAYS =
            List.of(
                    "@timestamp",
                    "log.level",
                    "message",
                    "ecs.version",
                    "log.logger",
                    "process.thread.name");
    private static final String ERROR_TYPE = "error.type";
    private static final String ERROR_MESSAGE = "error.message";
    private static final String ERROR_TRACE = "error.stack_trace";
    private static final String TAGS = "tags";
    private static final String LEFT_OUT = "log.pairs_left_out";
    private static final List<String> SOMETIMES =
            List.of(ERROR_TYPE, ERROR_MESSAGE, ERROR_TRACE, TAGS, LEFT_OUT);

    /// What stands between the time and the message.
    private final Map<Level, byte[]> levelParts = new EnumMap<>(Level.class);

    private final Names reserved = new Names();
    private final byte[] fields;

    /// @param fields what each line says of the process: `service.name`, `process.pid` …
    EcsLayout(Map<String, ?> fields) {
        for (Level level : Level.values()) {
            levelParts.put(level, levelPart(level));
        }
        ALWAYS.forEach(reserved::claim);
        Names taken = new Names();
        ALWAYS.forEach(taken::claim);
        SOMETIMES.forEach(taken::claim);
        JsonBuffer text = new JsonBuffer(256);
        ValueEncoder values = new ValueEncoder(text);
        fields.forEach((key, value) -> {
            String name = taken.claim(ValueEncoder.name(key));
            reserved.claim(name);
            member(name, value, text, values);
        });
        this.fields = Arrays.copyOf(text.array(), text.length());
    }

    /// Fills the line.
    void write(Event event, Line line) {
        line.begin(event);
        line.names().restart(reserved);
        JsonBuffer out = line.buffer();
        head(event, out, line.values());
        out.raw(fields);
        reserveErrorNames(event, line.names());
        event.context().forEach((name, value) -> member(name, value, line));
        for (int i = 0; i < event.pairs(); i++) {
            member(event.key(i), event.value(i), line);
        }
        tail(event, out, line.values());
        out.ascii("}\n");
    }

    private void head(Event event, JsonBuffer out, ValueEncoder values) {
        out.ascii("{\"@timestamp\":\"");
        UtcTimestamp.append(event.epochMicros(), out);
        out.raw(Objects.requireNonNull(levelParts.get(event.level())));
        values.value(event.message());
        out.ascii(",\"ecs.version\":\"" + VERSION + "\",\"log.logger\":");
        values.text(event.logger());
        out.ascii(",\"process.thread.name\":");
        values.text(event.thread());
    }

    /// What the event says of its error stands last but has the first right to its names.
    private static void reserveErrorNames(Event event, Names names) {
        if (event.error() != null) {
            names.claim(ERROR_TYPE);
            names.claim(ERROR_MESSAGE);
            names.claim(ERROR_TRACE);
        }
        if (!event.tags().isEmpty()) {
            names.claim(TAGS);
        }
        if (event.pairsLeftOut() > 0) {
            names.claim(LEFT_OUT);
        }
    }

    private static void tail(Event event, JsonBuffer out, ValueEncoder values) {
        if (event.pairsLeftOut() > 0) {
            member(LEFT_OUT, event.pairsLeftOut(), out, values);
        }
        if (!event.tags().isEmpty()) {
            member(TAGS, event.tags(), out, values);
        }
        Throwable error = event.error();
        if (error != null) {
            error(error, out, values);
        }
    }

    private static void error(Throwable error, JsonBuffer out, ValueEncoder values) {
        member(ERROR_TYPE, error.getClass().getName(), out, values);
        String message = StackTraceText.messageOf(error);
        if (message != null) {
            member(ERROR_MESSAGE, message, out, values);
        }
        out.ascii(",\"" + ERROR_TRACE + "\":");
        StackTraceText.append(error, out);
    }

    private static void member(@Nullable String key, @Nullable Object value, Line line) {
        String name = line.names().claim(ValueEncoder.name(key));
        member(name, value, line.buffer(), line.values());
    }

    private static void member(
            String name, @Nullable Object value, JsonBuffer out, ValueEncoder values) {
        out.put(',');
        values.text(name);
        out.put(':');
        values.value(value);
    }

    private static byte[] levelPart(Level level) {
        String text = "\",\"log.level\":\"" + level + "\",\"message\":";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
