package spiral.log.metrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/// The readings of a registry in the
/// [text format of Prometheus](https://prometheus.io/docs/instrumenting/exposition_formats/),
/// version 0.0.4.
///
///     # TYPE jobs_done_total counter
///     jobs_done_total{type="exec"} 17
///     # TYPE jobs_wait_seconds summary
///     jobs_wait_seconds{quantile="0.99"} 0.25
///
/// Names lose their dots; timers become seconds. Where two meters would be one then, the second gets
/// a tag `meter` with its name, or another name if it is of another kind.
public final class PrometheusText {
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};
    private static final String QUANTILE = "quantile";
    private static final double NANOS = 1e9;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> kinds = new HashMap<>(); // by name
    private final Set<String> series = new HashSet<>(); // names with tags
    private String typed = "";

    private PrometheusText() {}

    /// All readings, ready to be scraped. Readings whose names are the same without dots stand
    /// together, as the format asks.
    public static String of(Collection<Reading> readings) {
        PrometheusText page = new PrometheusText();
        readings.stream()
                .sorted(
                        Comparator.comparing(PrometheusText::name)
                                .thenComparing(PrometheusText::kind))
                .forEach(page::append);
        return page.text.toString();
    }

    private void append(Reading reading) {
        String name = nameOfKind(name(reading), kind(reading));
        Map<String, String> tags = cleaned(reading.id().tags());
        for (int i = 1; !series.add(name + tags); i++) {
            tags.put("meter", reading.id().name() + (i == 1 ? "" : "~" + i));
        }
        type(name, kind(reading));
        switch (reading) {
            case Reading.Count count -> sample(name, tags, Long.toString(count.sum()));
            case Reading.Level level -> sample(name, tags, number(level.value()));
            case Reading.Durations durations -> summary(name, tags, durations.nanos());
        }
    }

    private static String kind(Reading reading) {
        return switch (reading) {
            case Reading.Count _ -> "counter";
            case Reading.Level _ -> "gauge";
            case Reading.Durations _ -> "summary";
        };
    }

    /// A name that only meters of this kind have. A summary has its sum and count under names, too.
    private String nameOfKind(String name, String kind) {
        boolean free = kind.equals(kinds.getOrDefault(name, kind));
        if (!free) {
            return nameOfKind(name + "_", kind);
        }
        kinds.put(name, kind);
        if (kind.equals("summary")) {
            kinds.put(name + "_sum", "part");
            kinds.put(name + "_count", "part");
        }
        return name;
    }

    private void summary(String name, Map<String, String> tags, HistogramSnapshot nanos) {
        for (double quantile : QUANTILES) {
            Map<String, String> more = new TreeMap<>(tags);
            more.put(QUANTILE, Double.toString(quantile));
            sample(name, more, number(nanos.percentile(quantile * 100) / NANOS));
        }
        sample(name + "_sum", tags, number(nanos.mean() * nanos.count() / NANOS));
        sample(name + "_count", tags, Long.toString(nanos.count()));
    }

    /// Once for all samples of a name.
    private void type(String name, String kind) {
        if (!name.equals(typed)) {
            text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
            typed = name;
        }
    }

    private void sample(String name, Map<String, String> tags, String value) {
        StringJoiner labels = new StringJoiner(",", "{", "}").setEmptyValue("");
        tags.forEach((tag, its) -> labels.add(tag + "=\"" + escaped(its) + '"'));
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }

    private static String name(Reading reading) {
        String ending =
                switch (reading) {
                    case Reading.Count _ -> "_total";
                    case Reading.Level _ -> "";
                    case Reading.Durations _ -> "_seconds";
                };
        return clean(reading.id().name()) + ending;
    }

    /// No tag stands twice, and none where a summary has its own.
    private static Map<String, String> cleaned(Map<String, String> tags) {
        Map<String, String> cleaned = new TreeMap<>();
        tags.forEach((tag, value) -> {
            String name = clean(tag);
            while (cleaned.containsKey(name) || name.equals(QUANTILE)) {
                name += "_";
            }
            cleaned.put(name, value);
        });
        return cleaned;
    }

    private static String clean(String name) {
        String legal = name.replaceAll("[^a-zA-Z0-9_]", "_");
        return Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "NaN"
                : Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
    }
}
