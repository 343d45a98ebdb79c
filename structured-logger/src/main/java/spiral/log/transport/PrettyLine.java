package spiral.log.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// Turns a JSON line back into something calm to read:
///
///     09:30:00.000 INFO  queue.Worker  job done  job.id=17 took=5
///
/// What is not an event comes back as it is. Control characters never reach the terminal.
///
/// @param colour whether to paint level and names with terminal colours
/// @param traces whether stack traces follow on lines of their own
public record PrettyLine(boolean colour, boolean traces) {
    private static final List<String> HEAD =
            List.of("@timestamp", "log.level", "message", "ecs.version", "log.logger");
    private static final List<String> ERROR =
            List.of("error.type", "error.message", "error.stack_trace");
    private static final String MAIN_THREAD = "main";
    // Okabe and Ito's colours among a terminal's 256; the words say the same
    private static final String GREY = "38;5;244";
    private static final String SKY = "38;5;74";
    private static final String GREEN = "38;5;36";
    private static final String ORANGE = "38;5;214";
    private static final String VERMILLION = "38;5;166";
    private static final int TIME_START = 11;
    private static final int TIME_END = 23;

    /// The pretty form of one line.
    public String of(String line) {
        try {
            return JsonReader.read(line) instanceof Map<?, ?> members && isEvent(members)
                    ? event(copyOf(members))
                    : printable(line);
        } catch (JsonSyntaxException notJson) {
            return printable(line);
        }
    }

    private static boolean isEvent(Map<?, ?> members) {
        return members.containsKey("@timestamp") || members.containsKey("message");
    }

    private static Map<String, @Nullable Object> copyOf(Map<?, ?> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private String event(Map<String, @Nullable Object> event) {
        String level = text(event.get("log.level"));
        StringBuilder line = new StringBuilder();
        line.append(paint(GREY, time(text(event.get("@timestamp"))))).append(' ');
        line.append(paint(ink(level), "%-5s".formatted(level))).append(' ');
        line.append(paint(SKY, text(event.get("log.logger")))).append("  ");
        line.append(text(event.get("message")));
        rest(event, line);
        error(event, line);
        return line.toString();
    }

    private void rest(Map<String, @Nullable Object> event, StringBuilder line) {
        String gap = "  ";
        for (Map.Entry<String, @Nullable Object> member : event.entrySet()) {
            if (!isHidden(member.getKey(), member.getValue())) {
                line.append(gap)
                        .append(paint(GREY, printable(member.getKey()) + "="))
                        .append(text(member.getValue()));
                gap = " ";
            }
        }
    }

    private void error(Map<String, @Nullable Object> event, StringBuilder line) {
        Object type = event.get("error.type");
        if (type != null) {
            line.append("  ").append(paint(VERMILLION, text(type)));
            Object message = event.get("error.message");
            line.append(message == null ? "" : ": " + text(message));
        }
        if (traces && event.get("error.stack_trace") instanceof String trace) {
            trace.lines().skip(1).forEach(frame -> line.append("\n    ").append(printable(frame)));
        }
    }

    private static boolean isHidden(String name, @Nullable Object value) {
        return HEAD.contains(name)
                || ERROR.contains(name)
                || (name.equals("process.thread.name") && MAIN_THREAD.equals(value));
    }

    private static String time(String timestamp) {
        return timestamp.length() < TIME_END
                ? timestamp
                : timestamp.substring(TIME_START, TIME_END);
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
                if (Character.isISOControl(c)) {
                    safe.append("\\u%04x".formatted(c));
                } else {
                    safe.appendCodePoint(c);
                }
            }
        }
    }
}
