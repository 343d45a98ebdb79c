package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.EventConstants;
import org.slf4j.event.Level;
import spiral.log.json.FieldNames;
import spiral.log.json.FrameCache;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.Piece;
import spiral.log.json.Redaction;
import spiral.log.json.StackTraceText;
import spiral.log.json.ValueEncoder;

/// Writes an event as one line: a layout made ready, once for each configuration.
///
/// How this works: all that is the same in each line of a level is turned into bytes when the
/// writer is made, from the end of one value to the begin of the next; the steps that are left are
/// a flat array, walked once per event. Names that the layout may need are reserved before the
/// caller's names come, so the caller's move under `labels.` when they collide.
///
/// Immutable; the line that it fills belongs to the calling thread.
final class LineWriter {
    private static final JsonText ECS_VERSION = JsonText.of("1.2.0");
    private static final String LEFT_OUT = "log.pairs_left_out";
    private static final String ORIGIN = "log";

    // both by level, TRACE first; most events have no error, no tags and no origin
    private final Steps[] steps;
    private final Steps[] fewerSteps;
    private final Names reserved = new Names();
    private final Names reservedWithError = new Names();
    private final Redaction redaction;
    private final boolean redacts;
    private final boolean hidesErrors;
    private final String tagsName;
    private final FrameCache frames = new FrameCache();

    /// One value or group of values.
    ///
    /// @param before what stands before it in any case, from the end of the last value on
    /// @param name its name from the comma to the colon, where it is not in each line
    private record Step(Layout.Source source, Piece before, Piece name, boolean hidden) {
        /// Whether it is the same for each event of a statement.
        boolean isStatement() {
            return source == Layout.Source.MESSAGE
                    || source == Layout.Source.LOGGER
                    || source == Layout.Source.THREAD;
        }
    }

    /// The way of a line: those of the statement stand from `from` to before `to`.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Steps(Step[] all, int from, int to) {
        static Steps of(List<Step> all) {
            int from = 0;
            while (from < all.size() && !all.get(from).isStatement()) {
                from++;
            }
            int to = from;
            while (to < all.size() && all.get(to).isStatement()) {
                to++;
            }
            return new Steps(all.toArray(Step[]::new), from, to);
        }
    }

    LineWriter(Layout layout, Map<String, ?> fields, Redaction redaction) {
        this.redaction = redaction;
        this.redacts = !redaction.equals(Redaction.NONE);
        FieldNames names = new FieldNames();
        boolean _ = names.use(redaction);
        layout.fields().forEach(field -> reserve(field, names.of(field.name())));
        this.hidesErrors =
                Stream.concat(
                                Stream.of(Layout.Source.ERROR_MESSAGE.word()),
                                layout.fields().stream()
                                        .filter(it -> it.source() == Layout.Source.ERROR_MESSAGE)
                                        .map(Layout.Field::name))
                        .anyMatch(name -> names.of(name).hidden());
        this.tagsName =
                layout.fields().stream()
                        .filter(field -> field.source() == Layout.Source.TAGS)
                        .map(Layout.Field::name)
                        .findFirst()
                        .orElse("tags");
        byte[] process = process(fields, names);
        Layout fewer =
                new Layout(
                        layout.fields().stream()
                                .filter(field -> !field.source().isSeldom())
                                .toList());
        this.steps = byLevel(level -> steps(layout, level, names, process));
        this.fewerSteps = byLevel(level -> steps(fewer, level, names, process));
    }

    private static Steps[] byLevel(Function<Level, Steps> steps) {
        return Arrays.stream(Level.values())
                .sorted(Comparator.comparingInt(Level::toInt))
                .map(steps)
                .toArray(Steps[]::new);
    }

    private static Steps steps(Layout layout, Level level, FieldNames names, byte[] process) {
        List<Step> steps = new ArrayList<>();
        JsonBuffer same =
                new JsonBuffer(256); // what all lines of the level have between two values
        for (Layout.Field field : layout.fields()) {
            FieldNames.Field name = names.of(field.name());
            String quote = field.source() == Layout.Source.TIME ? "\"" : "";
            if (field.source() == Layout.Source.PROCESS) {
                same.raw(process);
            } else if (!field.source().isAlways()) {
                steps.add(new Step(field.source(), cut(same), name.head(), name.hidden()));
            } else {
                name.head().appendTo(same);
                if (!constant(field.source(), name.hidden(), level, same)) {
                    same.ascii(quote);
                    steps.add(new Step(field.source(), cut(same), Piece.NOTHING, false));
                    same.ascii(quote);
                }
            }
        }
        same.ascii("}\n");
        steps.add(new Step(Layout.Source.PROCESS, cut(same), Piece.NOTHING, false));
        return Steps.of(steps);
    }

    /// Writes a value that is the same in all lines of a level, if it is one.
    private static boolean constant(
            Layout.Source source, boolean hidden, Level level, JsonBuffer out) {
        if (hidden) {
            JsonText.of(Redaction.MARK).appendTo(out);
        } else if (source == Layout.Source.LEVEL) {
            JsonText.of(level.toString()).appendTo(out);
        } else if (source == Layout.Source.ECS_VERSION) {
            ECS_VERSION.appendTo(out);
        } else {
            return false;
        }
        return true;
    }

    /// What was collected, which then begins anew.
    private static Piece cut(JsonBuffer collected) {
        Piece piece = Piece.of(collected);
        collected.cutTo(0);
        return piece;
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
            boolean moved = !name.equals(field.name().text());
            values.value(value, moved ? known.moved(field, Names.MOVED) : field.place());
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
        boolean few = event.error() == null && event.tags().isEmpty() && event.origin() == null;
        Steps way = (few ? fewerSteps : steps)[event.level().toInt() / EventConstants.DEBUG_INT];
        JsonBuffer out = line.buffer();
        walk(way, 0, way.from, event, line);
        if (!line.statements().append(way, event, out)) {
            int start = out.length();
            walk(way, way.from, way.to, event, line);
            line.statements().learn(way, event, out, start);
        }
        walk(way, way.to, way.all.length, event, line);
        if (out.length() > "}\n".length()) {
            out.array()[0] = '{'; // each field begins with a comma; the first one's place is this
        } else {
            out.cutTo(0);
            out.ascii("{}\n");
        }
    }

    private void walk(Steps way, int from, int to, Event event, Line line) {
        for (int i = from; i < to; i++) {
            step(way.all[i], event, line);
        }
    }

    private void step(Step step, Event event, Line line) {
        JsonBuffer out = line.buffer();
        if (!step.before.isEmpty()) {
            step.before.appendTo(out);
        }
        switch (step.source) {
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
            out.ascii(",\"" + LEFT_OUT + "\":");
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
            step.name.appendTo(line.buffer());
            line.values().value(step.hidden ? Redaction.MARK : event.tags());
        }
    }

    private void error(Step step, @Nullable Throwable error, Line line) {
        if (error == null) {
            return;
        }
        JsonBuffer out = line.buffer();
        int mark = out.length();
        step.name.appendTo(out);
        if (step.hidden) {
            line.values().text(Redaction.MARK);
        } else if (step.source == Layout.Source.ERROR_TYPE) {
            line.values().text(error.getClass().getName());
        } else if (step.source == Layout.Source.ERROR_STACK) {
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
