package spiral.log.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.console.UserError;
import spiral.log.metrics.Histogram;
import spiral.log.metrics.HistogramSnapshot;
import spiral.log.read.Amounts;
import spiral.log.read.LogRecord;

/// Counts events by the values of some fields, with the percentiles of another.
@Command(
        name = "stats",
        description = "Count events by fields; percentiles of a duration.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log stats app.jsonl                           by level",
            "  ./spiral log stats --by logger,level app.jsonl",
            "  ./spiral log stats --by message --p99 duration shop-logs/*.jsonl",
            "  ./spiral log stats --where 'level>=warn' --by error.type app.jsonl"
        })
final class StatsCommand implements Callable<Integer> {
    /// Groups kept apart; the events of later ones are counted together.
    static final int MAX_GROUPS = 10_000;

    private static final String OTHERS = "(others)";
    private static final double MILLIS = 1e3;
    private static final double THOUSANDTHS = 1e3;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "print one JSON object per group")
    private boolean json;

    @Option(names = "--by", split = ",", paramLabel = "FIELD", description = "level if not given")
    private List<String> by = List.of("level");

    @Option(
            names = "--p99",
            paramLabel = "FIELD",
            description = "show the percentiles of this field")
    private @Nullable String measured;

    @Option(
            names = "--where",
            paramLabel = "QUESTION",
            description = "count only these; see log query")
    private String where = "";

    @Parameters(paramLabel = "FILE", description = "standard input if not given")
    private List<Path> files = List.of();

    private final Map<List<String>, Group> groups = new HashMap<>();

    /// What is known of the events with the same values.
    private static final class Group {
        private long count;
        // thousandths of a millisecond, or of what else is measured
        private final Histogram thousandths = new Histogram();
        private double max;

        void measure(double value) {
            thousandths.record(Math.round(value * THOUSANDTHS));
            max = Math.max(max, value);
        }
    }

    @Override
    public Integer call() {
        if (by.stream().anyMatch(String::isBlank)) {
            throw new UserError("--by must be names of fields joined by commas");
        }
        by = by.stream().distinct().toList();
        Screen screen = common.screen();
        Reading reading = new Reading(screen);
        reading.each(files, Reading.query(where, Instant.now()), this::count);
        List<Map.Entry<List<String>, Group>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(
                Comparator.comparingLong(
                                (Map.Entry<List<String>, Group> group) -> -group.getValue().count)
                        .thenComparing(group -> group.getKey().toString()));
        if (json) {
            sorted.forEach(group -> screen.out(Json.line(row(group))));
        } else {
            Table table = Table.of(heading());
            sorted.forEach(group ->
                    table.row(row(group).values().stream().map(StatsCommand::cell).toArray()));
            table.lines(screen).forEach(screen::out);
        }
        return reading.exit();
    }

    private void count(LogRecord entry) {
        List<String> values = by.stream().map(field -> value(field, entry)).toList();
        boolean known = groups.containsKey(values) || groups.size() < MAX_GROUPS;
        List<String> others = Collections.nCopies(by.size(), OTHERS);
        Group group = groups.computeIfAbsent(known ? values : others, _ -> new Group());
        group.count++;
        if (measured != null) {
            measure(measured, entry, group);
        }
    }

    private static void measure(String field, LogRecord entry, Group group) {
        Object value = entry.get(field);
        Double amount = value == null ? null : Amounts.of(value, entry.nameOf(field));
        if (amount != null) {
            group.measure(Amounts.isDuration(field) ? amount * MILLIS : amount);
        }
    }

    private static String value(String field, LogRecord entry) {
        Object value =
                field.equals("level")
                        ? entry.level().map(Object::toString).orElse("-")
                        : entry.get(field);
        return cell(value).toString().replaceAll("\\p{Cc}", "?");
    }

    private static Object cell(@Nullable Object value) {
        return value == null ? "-" : value;
    }

    private String[] heading() {
        List<String> heading = new ArrayList<>(by);
        heading.add("events");
        if (measured != null) {
            String unit = Amounts.isDuration(measured) ? " ms" : "";
            Stream.of("p50", "p90", "p99", "max").forEach(name -> heading.add(name + unit));
        }
        return heading.toArray(String[]::new);
    }

    private Map<String, @Nullable Object> row(Map.Entry<List<String>, Group> group) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            row.put(by.get(i), group.getKey().get(i));
        }
        row.put("events", group.getValue().count);
        if (measured != null) {
            HistogramSnapshot values = group.getValue().thousandths.snapshot();
            double max = group.getValue().max;
            for (int percent : new int[] {50, 90, 99}) {
                double value = Math.min(max, values.percentile(percent) / THOUSANDTHS);
                row.put("p" + percent, values.count() == 0 ? null : rounded(value));
            }
            row.put("max", values.count() == 0 ? null : rounded(max));
        }
        return row;
    }

    /// To a tenth; what is less than one, to a thousandth.
    private static double rounded(double value) {
        double parts = value < 1 ? THOUSANDTHS : 10;
        return Math.round(value * parts) / parts;
    }
}
