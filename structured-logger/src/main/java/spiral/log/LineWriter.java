package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.json.FieldNames;
import spiral.log.json.FrameCache;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.Redaction;
import spiral.log.json.StackTraceText;
import spiral.log.json.ValueEncoder;

/// Writes an event as one line: a layout made ready, once for each configuration.
///
/// How this works: all that is the same in each line is turned into bytes when the writer is made;
/// the steps that are left are a flat array, walked once per event. Names that the layout may need
/// are reserved before the caller's names come, so the caller's move under `labels.` when they
/// collide.
///
/// Immutable; the line that it fills belongs to the calling thread.
final class LineWriter {
    private static final JsonText ECS_VERSION = JsonText.of("1.2.0");
    private static final String LEFT_OUT = "log.pairs_left_out";
    private static final String ORIGIN = "log";

    private final Step[] steps;
    private final Names reserved = new Names();
    private final Names reservedWithError = new Names();
    private final byte[] process;
    private final Redaction redaction;
    private final boolean redacts;
    private final String tagsName;
    private final FrameCache frames = new FrameCache();
    private final Map<Level, JsonText> levels = new EnumMap<>(Level.class);

    /// One field or group of fields: its source, its bytes from the comma to the colon.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Step(Layout.Source source, byte[] name, boolean hidden) {}

    LineWriter(Layout layout, Map<String, ?> fields, Redaction redaction) {
        this.redaction = redaction;
        this.redacts = !redaction.equals(Redaction.NONE);
        for (Level level : Level.values()) {
            levels.put(level, JsonText.of(level.toString()));
        }
        FieldNames names = new FieldNames();
        names.use(redaction);
        List<Step> all = new ArrayList<>();
        for (Layout.Field field : layout.fields()) {
            FieldNames.Field name = names.of(field.name());
            reserve(field, name);
            all.add(new Step(field.source(), name.head(), name.hidden()));
        }
        this.steps = all.toArray(Step[]::new);
        this.tagsName =
                layout.fields().stream()
                        .filter(field -> field.source() == Layout.Source.TAGS)
                        .map(Layout.Field::name)
                        .findFirst()
                        .orElse("tags");
        this.process = process(fields, names);
    }

    private void reserve(Layout.Field field, FieldNames.Field name) {
        if (field.source() == Layout.Source.ORIGIN) {
            reserve(ORIGIN);
        } else if (field.source().isAlways()) {
            reserve(name.name().text());
        } else if (!field.source().isGroup() && field.source() != Layout.Source.TAGS) {
            reservedWithError.claim(name.name().text());
        }
    }

    private void reserve(String name) {
        reserved.claim(name);
        reservedWithError.claim(name);
    }

    /// Fields of the process are careful with the names that only some lines need, too.
    private byte[] process(Map<String, ?> fields, FieldNames known) {
        Names taken = new Names();
        taken.restart(reservedWithError);
        taken.claim(tagsName);
        taken.claim(LEFT_OUT);
        JsonBuffer out = new JsonBuffer(256);
        ValueEncoder values = new ValueEncoder(out);
        values.use(redaction);
        fields.forEach((key, value) -> {
            FieldNames.Field field = known.of(String.valueOf(key));
            String name = taken.claim(field.name().text());
            reserve(name);
            out.put(',');
            values.text(name);
            out.put(':');
            values.value(value, field.place());
        });
        return Arrays.copyOf(out.array(), out.length());
    }

    /// Fills the line.
    void write(Event event, Line line) {
        line.begin(event, redaction);
        Names names = line.names();
        names.restart(event.error() == null ? reserved : reservedWithError);
        if (!event.tags().isEmpty()) {
            names.claim(tagsName);
        }
        if (event.pairsLeftOut() > 0) {
            names.claim(LEFT_OUT);
        }
        JsonBuffer out = line.buffer();
        for (Step step : steps) {
            step(step, event, line);
        }
        if (out.length() == 0) {
            out.put('{');
        } else {
            out.array()[0] = '{'; // each field begins with a comma; the first one's place is this
        }
        out.put('}');
        out.put('\n');
    }

    private void step(Step step, Event event, Line line) {
        switch (step.source) {
            case PROCESS -> line.buffer().raw(process);
            case CONTEXT -> {
                context(event.scope(), line);
                context(event.context(), line);
            }
            case PAIRS -> pairs(event, line);
            case ORIGIN -> origin(event.origin(), line);
            case TAGS -> tags(step, event, line);
            case ERROR_TYPE, ERROR_MESSAGE, ERROR_STACK -> error(step, event.error(), line);
            default -> {
                line.buffer().raw(step.name);
                always(step, event, line);
            }
        }
    }

    private void always(Step step, Event event, Line line) {
        JsonBuffer out = line.buffer();
        switch (step.hidden ? Layout.Source.TAGS : step.source) {
            case TIME -> {
                out.put('"');
                line.clock().append(event.epochMicros(), out);
                out.put('"');
            }
            case LEVEL -> Objects.requireNonNull(levels.get(event.level())).appendTo(out);
            case MESSAGE -> event.appendMessage(line.values(), out);
            case ECS_VERSION -> ECS_VERSION.appendTo(out);
            case LOGGER -> event.loggerText().appendTo(out);
            case THREAD -> line.thread(event.thread());
            default -> line.values().text(Redaction.MARK);
        }
    }

    private void context(Context context, Line line) {
        int count = Math.min(context.size(), Context.MAX_ENTRIES);
        for (int i = 0; i < count; i++) {
            Context.Entry entry = context.entry(i);
            boolean free = line.names().add(entry.name().text());
            if (free && !redacts) {
                line.buffer().raw(entry.member());
            } else {
                FieldNames.Field field = line.fields().of(entry.key());
                member(field, free, entry.value(), line);
            }
        }
        if (count < context.size()) {
            member("log.context_left_out", context.size() - count, line);
        }
    }

    private static void pairs(Event event, Line line) {
        for (int i = 0; i < event.pairs(); i++) {
            member(event.key(i), event.value(i), line);
        }
        if (event.pairsLeftOut() > 0) {
            JsonBuffer out = line.buffer();
            out.ascii(",\"" + LEFT_OUT + "\":");
            out.number(event.pairsLeftOut());
        }
    }

    private static void member(String key, @Nullable Object value, Line line) {
        FieldNames.Field field = line.fields().of(key);
        member(field, line.names().add(field.name().text()), value, line);
    }

    private static void member(
            FieldNames.Field field, boolean free, @Nullable Object value, Line line) {
        JsonBuffer out = line.buffer();
        if (free) {
            out.raw(field.head());
        } else {
            out.put(',');
            line.values().text(line.names().moved(field.name().text()));
            out.put(':');
        }
        line.values().value(value, field.place());
    }

    private static void origin(StackWalker.@Nullable StackFrame frame, Line line) {
        if (frame == null) {
            return;
        }
        JsonBuffer out = line.buffer();
        out.ascii(",\"" + ORIGIN + "\":{\"origin\":{\"file\":{\"name\":");
        line.values().value(frame.getFileName());
        out.ascii(",\"line\":");
        out.number(frame.getLineNumber());
        out.ascii("},\"function\":");
        line.values().value(frame.getMethodName());
        out.ascii("}}");
    }

    private static void tags(Step step, Event event, Line line) {
        if (!event.tags().isEmpty()) {
            line.buffer().raw(step.name);
            line.values().value(step.hidden ? Redaction.MARK : event.tags());
        }
    }

    private void error(Step step, @Nullable Throwable error, Line line) {
        if (error == null) {
            return;
        }
        JsonBuffer out = line.buffer();
        int mark = out.length();
        out.raw(step.name);
        if (step.hidden) {
            line.values().text(Redaction.MARK);
        } else if (step.source == Layout.Source.ERROR_TYPE) {
            line.values().text(error.getClass().getName());
        } else if (step.source == Layout.Source.ERROR_STACK) {
            StackTraceText.append(error, out, frames);
        } else {
            String message = StackTraceText.messageOf(error);
            if (message == null) {
                out.cutTo(mark);
            } else {
                line.values().text(message);
            }
        }
    }
}
