package spiral.log.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;
import spiral.log.transport.PrettyLine;

/// Tells one story: all events of a trace from all files, in the order of time, indented by span.
@Command(
        name = "trace",
        description = "All events of one trace or correlation id, in order, indented by span.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log trace 4bf92f3577b34da6a3ce929d0e0e4736 shop-logs/*.jsonl",
            "  ./spiral log trace c-81 app*.jsonl.gz"
        })
final class TraceCommand implements Callable<Integer> {
    /// Events held in memory to be sorted.
    static final int MAX_EVENTS = 100_000;

    private static final int MAX_INDENT = 20;
    private static final List<String> TRACES =
            List.of("trace.id", "trace_id", "traceId", "TraceId", "dd.trace_id");
    private static final List<String> REQUESTS =
            List.of("correlation.id", "correlationId", "request.id");
    private static final List<String> SPANS =
            List.of("span.id", "span_id", "spanId", "SpanId", "dd.span_id");
    private static final List<String> PARENTS =
            List.of("parent.id", "parent_id", "parentId", "parent_span_id", "parentSpanId");

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "print the lines as they are, in order")
    private boolean json;

    @Parameters(index = "0", paramLabel = "ID", description = "a trace id or a correlation id")
    private String id = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "standard input if not given")
    private List<Path> files = List.of();

    private long found;

    @Override
    public Integer call() {
        Screen screen = common.screen();
        List<LogRecord> story = new ArrayList<>();
        Reading reading = new Reading(screen);
        reading.each(
                files,
                new Carries(id),
                entry -> {
                    found++;
                    if (found <= MAX_EVENTS) {
                        story.add(entry);
                    }
                });
        if (story.isEmpty()) {
            throw new UserError("no event carries the id " + id);
        } else if (found > MAX_EVENTS) {
            screen.err("only the first " + MAX_EVENTS + " of " + found + " events are told");
        }
        story.sort(Comparator.comparing(entry -> entry.time().orElse(Instant.MIN)));
        Map<String, String> parents = parents(story);
        PrettyLine form = new PrettyLine(!screen.plain(), false);
        for (LogRecord entry : story) {
            String indent = "  ".repeat(depth(first(SPANS, entry), parents));
            screen.out(json ? entry.line() : indent + form.of(shortened(entry)));
        }
        return reading.exit();
    }

    /// Without what the indentation says, and what all of them have in common.
    private LogRecord shortened(LogRecord entry) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(entry.fields());
        List.of(TRACES, SPANS, PARENTS).forEach(fields.keySet()::removeAll);
        REQUESTS.forEach(name -> fields.remove(name, id));
        return new LogRecord(entry.line(), fields);
    }

    /// Has the id under one of its usual names.
    private record Carries(String id) implements Query.Other {
        @Override
        public boolean matches(LogRecord entry) {
            return Stream.of(TRACES, REQUESTS)
                    .flatMap(List::stream)
                    .anyMatch(name -> id.equals(first(List.of(name), entry)));
        }
    }

    private static Map<String, String> parents(List<LogRecord> story) {
        Map<String, String> parents = new HashMap<>();
        for (LogRecord entry : story) {
            String span = first(SPANS, entry);
            String parent = first(PARENTS, entry);
            if (span != null && parent != null) {
                parents.put(span, parent);
            }
        }
        return parents;
    }

    private static int depth(@Nullable String span, Map<String, String> parents) {
        int depth = 0;
        String at = span == null ? null : parents.get(span);
        while (at != null && depth < MAX_INDENT) {
            depth++;
            at = parents.get(at);
        }
        return depth;
    }

    private static @Nullable String first(List<String> names, LogRecord entry) {
        return names.stream()
                .map(entry::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }
}
