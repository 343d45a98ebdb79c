package spiral.queue.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;

/// The queue's numbers by name, as log lines and `--json` carry them. Times in milliseconds, rates
/// per second, shares from 0 to 1; what nobody knows yet is left out.
public final class Figures {
    private Figures() {}

    /// All of it, with these flows of all types together and of each.
    public static Map<String, Object> page(QueueStats stats, Flow all, Map<String, Flow> types) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("at", stats.at().toString());
        figures.put("countedAt", stats.counted().toString());
        figures.put("states", states(stats));
        figures.put("all", of(all));
        figures.put("types", of(types));
        figures.put("workers", stats.workers());
        figures.put("breakers", breakers(stats));
        return figures;
    }

    /// One flow: `{"jobsPerSecond":12.5,"successRate":0.98,"waitMs":{…},"runMs":{…},"counts":{…}}`.
    public static Map<String, Object> of(Flow flow) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("overSeconds", seconds(flow.over()));
        figures.put("jobsPerSecond", rounded(flow.perSecond()));
        flow.successRate().ifPresent(rate -> figures.put("successRate", rounded(rate)));
        latency(figures, "waitMs", flow.waits());
        latency(figures, "runMs", flow.runs());
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Event event : Event.values()) {
            counts.put(word(event), flow.count(event));
        }
        figures.put("counts", counts);
        return figures;
    }

    /// The flows of each type, by name.
    public static Map<String, Object> of(Map<String, Flow> types) {
        Map<String, Object> figures = new LinkedHashMap<>();
        types.forEach((type, flow) -> figures.put(type, of(flow)));
        return figures;
    }

    /// How many jobs are in each state: `{"scheduled":3,"ready":0,…}`.
    public static Map<String, Object> states(QueueStats stats) {
        Map<String, Object> figures = new LinkedHashMap<>();
        stats.states().forEach((state, n) -> figures.put(state.word(), n));
        return figures;
    }

    /// A type's breaker: `{"type":"mail","state":"open","retryAfterSeconds":12.5}`.
    public record Breaker(String type, String state, double retryAfterSeconds) {}

    /// The breakers, by type.
    public static List<Breaker> breakers(QueueStats stats) {
        return stats.breakers().stream()
                .map(view -> new Breaker(view.type(), view.state(), seconds(view.retryAfter())))
                .toList();
    }

    private record Latency(double p50, double p95, double p99) {}

    private static void latency(Map<String, Object> to, String name, HistogramSnapshot micros) {
        if (micros.count() > 0) {
            to.put(name, new Latency(millis(micros, 50), millis(micros, 95), millis(micros, 99)));
        }
    }

    private static double millis(HistogramSnapshot micros, double percent) {
        return micros.percentile(percent) / 1_000.0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /// `HANDED_BACK` is `handedBack`.
    private static String word(Event event) {
        StringBuilder word = new StringBuilder();
        for (String part : event.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(
                    word.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
