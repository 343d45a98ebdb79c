package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields a line has, under which names and in which order. A value; [LineWriter] does it.
///
///     Layout.ECS                                          the names of Elastic's Common Schema
///     Layout.of("ts=time", "severity=level", "message", "pairs", "stack=error.stack_trace")
///
/// All in one flat object; a dot in a name is part of the name.
///
/// @param fields in order
public record Layout(List<Field> fields) {
    /// The names and the order of the [ECS logging](https://github.com/elastic/ecs-logging)
    /// specification, version 1.2.0.
    public static final Layout ECS = ecs(false);

    /// The same with `log.origin`: file, line and method that the event came from. Costs
    /// microseconds per event.
    public static final Layout ECS_WITH_ORIGIN = ecs(true);

    /// What a field shows.
    public enum Source {
        TIME("time"),
        LEVEL("level"),
        MESSAGE("message"),
        ECS_VERSION("ecs.version"),
        LOGGER("logger"),
        THREAD("thread"),
        ORIGIN("origin"),
        PROCESS("process"),
        CONTEXT("context"),
        PAIRS("pairs"),
        TAGS("tags"),
        ERROR_TYPE("error.type"),
        ERROR_MESSAGE("error.message"),
        ERROR_STACK("error.stack_trace");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /// The name that it has in [Layout#of].
        String word() {
            return word;
        }

        /// Whether it stands for several fields, which have names of their own.
        boolean isGroup() {
            return this == ORIGIN || this == PROCESS || this == CONTEXT || this == PAIRS;
        }

        /// Whether most lines do not have it.
        boolean isSeldom() {
            return this == ORIGIN || compareTo(TAGS) >= 0;
        }

        /// Whether each line has it.
        boolean isAlways() {
            return compareTo(THREAD) <= 0;
        }

        static Source parse(String word) {
            return Arrays.stream(values())
                    .filter(source -> source.word.equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "a field must show one of "
                                            + words()
                                            + " but was '"
                                            + word
                                            + "'"));
        }

        /// All words, as they are written in [Layout#of].
        public static List<String> words() {
            return Arrays.stream(values()).map(source -> source.word).toList();
        }
    }

    /// A name and what stands under it.
    public record Field(String name, Source source) {
        /// Reads `severity=level`, or `level` alone.
        public static Field parse(String text) {
            int equals = text.indexOf('=');
            Source source = Source.parse(text.substring(equals + 1).strip());
            String name = equals < 0 ? source.word : text.substring(0, equals).strip();
            return new Field(name, source);
        }
    }

    /// Checks that no name occurs twice.
    public Layout {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.source().isGroup() ? field.source() + "" : field.name())) {
                throw new IllegalArgumentException(
                        "each field stands once in a layout but '"
                                + field.name()
                                + "' stood twice");
            }
        }
    }

    /// The fields given as `name=what` or `what`: `time`, `level`, `message`, `logger`, `thread`,
    /// `process` (fields of the process), `context`, `pairs` (key-values), `tags`, `origin`,
    /// `error.type`, `error.message`, `error.stack_trace`, `ecs.version`.
    public static Layout of(String... fields) {
        if (fields.length == 0) {
            throw new IllegalArgumentException("a layout must have at least one field");
        }
        return new Layout(Arrays.stream(fields).map(Field::parse).toList());
    }

    /// Reads `ecs`, `ecs+origin`, or null for the first of them.
    public static Layout named(@Nullable String name) {
        return switch (name == null ? "ecs" : name.toLowerCase(Locale.ROOT)) {
            case "ecs" -> ECS;
            case "ecs+origin" -> ECS_WITH_ORIGIN;
            default ->
                    throw new IllegalArgumentException(
                            "layout must be ecs, ecs+origin or a list of fields but was '"
                                    + name
                                    + "'");
        };
    }

    /// Whether events must say where they come from.
    public boolean showsOrigin() {
        return fields.stream().anyMatch(field -> field.source() == Source.ORIGIN);
    }

    private static Layout ecs(boolean origin) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                "@timestamp=time",
                                "log.level=level",
                                "message",
                                "ecs.version",
                                "log.logger=logger",
                                "process.thread.name=thread",
                                "process",
                                "context",
                                "pairs",
                                "tags",
                                "error.type",
                                "error.message",
                                "error.stack_trace"));
        if (origin) {
            fields.add(6, "origin");
        }
        return of(fields.toArray(String[]::new));
    }
}
