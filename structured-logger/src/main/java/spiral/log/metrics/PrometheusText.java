package spiral.log.metrics;

import java.util.Collection;
import java.util.Map;
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
/// Names lose their dots; timers become seconds.
public final class PrometheusText {
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};
    private static final double NANOS = 1e9;

    private final StringBuilder text = new StringBuilder();
    private String typed = "";

    private PrometheusText() {}

    /// All readings, ready to be scraped.
    public static String of(Collection<Reading> readings) {
        PrometheusText page = new PrometheusText();
        readings.forEach(page::append);
        return page.text.toString();
    }

    private void append(Reading reading) {
        MeterId id = reading.id();
        switch (reading) {
            case Reading.Count count -> {
                String name = name(id) + "_total";
                type(name, "counter");
                sample(name, id.tags(), Long.toString(count.sum()));
            }
            case Reading.Level level -> {
                type(name(id), "gauge");
                sample(name(id), id.tags(), number(level.value()));
            }
            case Reading.Durations durations -> summary(id, durations.nanos());
        }
    }

    private void summary(MeterId id, HistogramSnapshot nanos) {
        String name = name(id) + "_seconds";
        type(name, "summary");
        for (double quantile : QUANTILES) {
            Map<String, String> tags = new TreeMap<>(id.tags());
            tags.put("quantile", Double.toString(quantile));
            sample(name, tags, number(nanos.percentile(quantile * 100) / NANOS));
        }
        sample(name + "_sum", id.tags(), number(nanos.mean() * nanos.count() / NANOS));
        sample(name + "_count", id.tags(), Long.toString(nanos.count()));
    }

    /// Once for all samples of a name: readings come sorted.
    private void type(String name, String kind) {
        if (!name.equals(typed)) {
            text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
            typed = name;
        }
    }

    private void sample(String name, Map<String, String> tags, String value) {
        text.append(name);
        if (!tags.isEmpty()) {
            String separator = "{";
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                text.append(separator).append(clean(tag.getKey())).append("=\"");
                text.append(escaped(tag.getValue())).append('"');
                separator = ",";
            }
            text.append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String name(MeterId id) {
        return clean(id.name());
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
