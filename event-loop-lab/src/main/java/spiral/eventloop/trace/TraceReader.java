package spiral.eventloop.trace;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Reads what [TraceWriter] wrote, and refuses everything else with the line where it stopped.
///
/// A recording whose program was killed has no end and perhaps half a last line; it is read as far
/// as it goes. More than [Trace#LIMIT] steps are counted, not kept.
public final class TraceReader {
    /// The longest line that is read, in characters: a header with its source.
    public static final int LONGEST_LINE = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 200;

    private final Reader in;
    private final List<Step> steps = new ArrayList<>();
    private int number;
    private String text = "";
    private boolean lineEnded;
    private long left;

    private TraceReader(Reader in) {
        this.in = in;
    }

    /// The recording that the text holds.
    ///
    /// @throws TraceFormatException if it is no trace, or one of a version that we cannot read
    public static Recording read(Reader in) throws IOException {
        return new TraceReader(in).read();
    }

    private Recording read() throws IOException {
        nextLine();
        if (text.isEmpty()) {
            throw problem("the file is empty; a trace begins with its header");
        }
        Header header = header(object());
        for (nextLine(); !text.isEmpty(); nextLine()) {
            if (lineEnded) {
                JsonNode line = object();
                if (line.has("end")) {
                    long dropped = line.path("end").path("dropped").asLong();
                    return new Recording(header, steps, left + dropped);
                }
                keep(step(line));
            }
        }
        return new Recording(header, steps, Recording.UNKNOWN);
    }

    private Header header(JsonNode line) {
        if (!line.path("trace").asString("").equals(TraceWriter.NAME)) {
            throw problem("this is no trace of a loop: its first line names no \"trace\"");
        }
        int version = line.path("version").asInt(0);
        if (version != TraceWriter.VERSION) {
            throw problem(
                    "this trace is of version %s; this program reads version %d"
                            .formatted(line.path("version"), TraceWriter.VERSION));
        }
        return new Header(
                string(line, "program"),
                string(line, "model"),
                strings(line, "checkpoint"),
                strings(line, "queues"),
                strings(line, "source"),
                string(line, "file"),
                line.path("firstLine").asInt(1));
    }

    private void keep(Step step) {
        long expected = steps.size() + left + 1;
        if (step.number() != expected) {
            throw problem("step " + expected + " is missing: this is step " + step.number());
        }
        if (steps.size() < Trace.LIMIT) {
            steps.add(step);
        } else {
            left++;
        }
    }

    private Step step(JsonNode line) {
        String name = string(line, "step");
        StepKind kind = StepKind.named(name);
        if (kind == null) {
            throw problem("unknown step \"" + name + "\"");
        }
        RecordComponent[] components = kind.components();
        Object[] values = new Object[components.length];
        Set<String> unknown = new TreeSet<>(line.propertyNames());
        unknown.remove("step");
        for (int i = 0; i < components.length; i++) {
            values[i] = value(line, components[i]);
            unknown.remove(components[i].getName());
        }
        if (!unknown.isEmpty()) {
            throw problem("a step \"" + name + "\" has no field " + unknown);
        }
        return kind.make(values);
    }

    private Object value(JsonNode line, RecordComponent component) {
        String name = component.getName();
        JsonNode value = line.path(name);
        Class<?> type = component.getType();
        if (type == String.class) {
            return string(line, name);
        }
        if (type == boolean.class && value.isBoolean()) {
            return value.booleanValue();
        }
        if (type == long.class && value.canConvertToLong() && value.isIntegralNumber()) {
            return value.longValue();
        }
        if (type == int.class && value.canConvertToInt() && value.isIntegralNumber()) {
            return value.intValue();
        }
        throw problem("\"" + name + "\" must be a " + type + " but was " + value);
    }

    private String string(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (!value.isString()) {
            throw problem("\"" + name + "\" must be a string but was " + shown(value));
        }
        return value.stringValue();
    }

    private List<String> strings(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (!value.isArray()) {
            throw problem("\"" + name + "\" must be a list but was " + shown(value));
        }
        return value.valueStream().map(item -> item.asString("")).toList();
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    private JsonNode object() {
        try {
            JsonNode line = JSON.readTree(text);
            if (!line.isObject()) {
                throw problem("each line of a trace is a JSON object");
            }
            return line;
        } catch (JacksonException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new TraceFormatException(
                    number, Math.max(1, column), text, e.getOriginalMessage());
        }
    }

    /// Takes the next line into `text`, which is empty at the end of the file. A line that has no
    /// end is the last one of a program that was killed.
    private void nextLine() throws IOException {
        StringBuilder line = new StringBuilder();
        number++;
        int letter = in.read();
        while (letter >= 0 && letter != '\n') {
            line.append((char) letter);
            if (line.length() > LONGEST_LINE) {
                text = line.toString();
                throw problem("a line has more than " + LONGEST_LINE + " characters");
            }
            letter = in.read();
        }
        lineEnded = letter >= 0;
        text = line.isEmpty() && lineEnded ? " " : line.toString();
    }

    private TraceFormatException problem(String message) {
        String shown = text.substring(0, Math.min(SHOWN, text.length()));
        return new TraceFormatException(number, 1, shown, message);
    }
}
