package spiral.log;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.EventConstants;
import spiral.log.json.FieldNames;
import spiral.log.json.FrameCache;
import spiral.log.json.JsonBuffer;
import spiral.log.json.Redaction;
import spiral.log.json.StackTraceText;

/// Writes an event as one line: a layout made ready, once for each configuration.
///
/// How this works: what is not the same in each line is a flat array of [Steps], walked once per
/// event.
///
/// Immutable; the line that it fills belongs to the calling thread.
final class LineWriter {
    // both by level, TRACE first; most events have no error, no tags and no origin
    private final Steps[] steps;
    private final Steps[] fewerSteps;
    private final Reserved reserved;
    private final Redaction redaction;
    private final boolean redacts;
    private final boolean hidesErrors;
    private final FrameCache frames = new FrameCache();

    LineWriter(Layout layout, Map<String, ?> fields, Redaction redaction) {
        this.redaction = redaction;
        this.redacts = !redaction.equals(Redaction.NONE);
        FieldNames names = new FieldNames();
        boolean _ = names.use(redaction);
        this.reserved = new Reserved(layout, names);
        byte[] process = reserved.process(fields, names, redaction);
        this.hidesErrors =
                Stream.concat(
                                Stream.of(Layout.Source.ERROR_MESSAGE.word()),
                                layout.fields().stream()
                                        .filter(it -> it.source() == Layout.Source.ERROR_MESSAGE)
                                        .map(Layout.Field::name))
                        .anyMatch(name -> names.of(name).hidden());
        Layout fewer =
                new Layout(
                        layout.fields().stream()
                                .filter(field -> !field.source().isSeldom())
                                .toList());
        this.steps = Steps.byLevel(layout, names, process);
        this.fewerSteps = Steps.byLevel(fewer, names, process);
    }

    /// Fills the line.
    void write(Event event, Line line) {
        line.begin(event, redaction);
        reserved.begin(event, line.names());
        boolean few = event.error() == null && event.tags().isEmpty() && event.origin() == null;
        Steps way = (few ? fewerSteps : steps)[event.level().toInt() / EventConstants.DEBUG_INT];
        JsonBuffer out = line.buffer();
        walk(way, 0, way.from(), event, line);
        if (!line.statements().append(way, event, out)) {
            int start = out.length();
            walk(way, way.from(), way.to(), event, line);
            line.statements().learn(way, event, out, start);
        }
        walk(way, way.to(), way.all().length, event, line);
        if (out.length() > "}\n".length()) {
            out.array()[0] = '{'; // each field begins with a comma; the first one's place is this
        } else {
            out.cutTo(0);
            out.ascii("{}\n");
        }
    }

    private void walk(Steps way, int from, int to, Event event, Line line) {
        for (int i = from; i < to; i++) {
            step(way.all()[i], event, line);
        }
    }

    private void step(Steps.Step step, Event event, Line line) {
        JsonBuffer out = line.buffer();
        if (!step.before().isEmpty()) {
            step.before().appendTo(out);
        }
        switch (step.source()) {
            case TIME -> line.clock().append(event.epochMicros(), out);
            case MESSAGE -> event.appendMessage(line.values(), out);
            case LOGGER -> event.loggerText().appendTo(out);
            case THREAD -> line.thread(event.thread());
            case CONTEXT -> {
                context(event.scope(), line);
                context(event.context(), line);
            }
            case PAIRS -> pairs(event, line);
            case ORIGIN -> origin(event.origin(), line);
            case TAGS -> tags(step, event, line);
            case ERROR_TYPE, ERROR_MESSAGE, ERROR_STACK -> error(step, event.error(), line);
            case PROCESS, LEVEL, ECS_VERSION -> {} // these are in what stands before the next
        }
    }

    private void context(Context context, Line line) {
        if (context.isEmpty()) {
            return;
        }
        Context.Joined all = redacts ? null : context.joined();
        if (all != null && all.unique() && line.names().addAll(all.names())) {
            line.buffer().raw(all.members());
        } else {
            oneByOne(context, line);
        }
    }

    private void oneByOne(Context context, Line line) {
        int count = Math.min(context.size(), Context.MAX_ENTRIES);
        for (int i = 0; i < count; i++) {
            Context.Entry entry = context.entry(i);
            boolean free = line.names().add(entry.name());
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
        Shapes.Shape known = line.shapes().of(event);
        if (known != null && line.names().addAll(known.names())) {
            for (int i = 0; i < event.pairs(); i++) {
                line.values().member(known.field(i), event.value(i));
            }
        } else {
            for (int i = 0; i < event.pairs(); i++) {
                member(event.key(i), event.value(i), line);
            }
        }
        if (event.pairsLeftOut() > 0) {
            JsonBuffer out = line.buffer();
            out.ascii(",\"" + Reserved.LEFT_OUT + "\":");
            out.number(event.pairsLeftOut());
        }
    }

    private static void member(String key, @Nullable Object value, Line line) {
        FieldNames.Field field = line.fields().of(key);
        member(field, line.names().add(field.name()), value, line);
    }

    private static void member(
            FieldNames.Field field, boolean free, @Nullable Object value, Line line) {
        if (free) {
            line.values().member(field, value);
        } else {
            JsonBuffer out = line.buffer();
            out.put(',');
            line.values().text(line.names().moved(field.name().text()));
            out.put(':');
            line.values().value(value, line.fields().moved(field, Names.MOVED));
        }
    }

    private static void origin(StackWalker.@Nullable StackFrame frame, Line line) {
        if (frame == null) {
            return;
        }
        JsonBuffer out = line.buffer();
        out.ascii(",\"" + Reserved.ORIGIN + "\":{\"origin\":{\"file\":{\"name\":");
        line.values().value(frame.getFileName());
        out.ascii(",\"line\":");
        out.number(frame.getLineNumber());
        out.ascii("},\"function\":");
        line.values().value(frame.getMethodName());
        out.ascii("}}");
    }

    private static void tags(Steps.Step step, Event event, Line line) {
        if (!event.tags().isEmpty()) {
            step.name().appendTo(line.buffer());
            line.values().value(step.hidden() ? Redaction.MARK : event.tags());
        }
    }

    private void error(Steps.Step step, @Nullable Throwable error, Line line) {
        if (error == null) {
            return;
        }
        JsonBuffer out = line.buffer();
        int mark = out.length();
        step.name().appendTo(out);
        if (step.hidden()) {
            line.values().text(Redaction.MARK);
        } else if (step.source() == Layout.Source.ERROR_TYPE) {
            line.values().text(error.getClass().getName());
        } else if (step.source() == Layout.Source.ERROR_STACK) {
            StackTraceText.append(error, !hidesErrors, out, frames);
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
