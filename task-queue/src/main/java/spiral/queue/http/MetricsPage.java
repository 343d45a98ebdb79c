package spiral.queue.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import spiral.log.metrics.HistogramSnapshot;
import spiral.log.metrics.MeterId;
import spiral.log.metrics.PrometheusText;
import spiral.log.metrics.Reading;
import spiral.log.metrics.Registry;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;

/// `GET /v1/metrics`: the token's queues in numbers, in the text format of Prometheus. However many
/// ask, the store is read once in [#SPAN].
final class MetricsPage {
    private static final Duration SPAN = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double MICROS = 1e6;
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};
    private static final Set<JobState.Name> STANDING =
            Set.of(
                    JobState.Name.BLOCKED,
                    JobState.Name.SCHEDULED,
                    JobState.Name.READY,
                    JobState.Name.RUNNING,
                    JobState.Name.RETRYING,
                    JobState.Name.DEAD);

    private final Room room;
    private final Registry traffic;
    private final Fresh<Look> look;

    private record Look(QueueStats lately, Map<String, Map<Event, Long>> totals) {}

    /// @param traffic the meters of requests, tagged with the token that they came with
    MetricsPage(
            JobStore store, StoreCalls calls, Room room, Registry traffic, InstantSource clock) {
        this.room = room;
        this.traffic = traffic;
        Totals totals = new Totals(store);
        this.look =
                new Fresh<>(
                        clock,
                        SPAN,
                        () -> calls.call(() -> new Look(store.stats(WINDOW), totals.read())));
    }

    Answer page(Call call) {
        Token token = call.token();
        Look seen = look.get();
        Map<String, Map<JobState.Name, Long>> standing = room.standing();
        List<Reading> readings = new ArrayList<>();
        for (String queue : token.queues()) {
            jobs(readings, queue, standing.getOrDefault(queue, Map.of()));
            events(readings, queue, seen.totals().getOrDefault(queue, Map.of()));
            lately(readings, queue, seen.lately());
        }
        readings.addAll(own(token));
        readings.sort(Comparator.comparing(Reading::id));
        return Answer.text(TYPE, PrometheusText.of(readings));
    }

    private static void jobs(
            List<Reading> readings, String queue, Map<JobState.Name, Long> counts) {
        for (JobState.Name state : STANDING) {
            double n = counts.getOrDefault(state, 0L);
            readings.add(level("spiral.queue.jobs", n, "queue", queue, "state", state.word()));
        }
    }

    private static void events(List<Reading> readings, String queue, Map<Event, Long> counts) {
        for (Event event : Event.values()) {
            String word = event.name().toLowerCase(Locale.ROOT);
            MeterId id = MeterId.of("spiral.queue.events", "queue", queue, "event", word);
            readings.add(new Reading.Count(id, counts.getOrDefault(event, 0L)));
        }
    }

    private static void lately(List<Reading> readings, String queue, QueueStats stats) {
        Flow flow = stats.types().get(queue);
        if (flow != null) {
            times(readings, "spiral.queue.wait.seconds", queue, flow.waits());
            times(readings, "spiral.queue.run.seconds", queue, flow.runs());
        }
        boolean open =
                stats.breakers().stream()
                        .anyMatch(b -> b.type().equals(queue) && b.state().equals("open"));
        readings.add(level("spiral.queue.breaker.open", open ? 1 : 0, "queue", queue));
    }

    private static void times(
            List<Reading> readings, String name, String queue, HistogramSnapshot micros) {
        for (double quantile : micros.count() == 0 ? new double[0] : QUANTILES) {
            double seconds = micros.percentile(quantile * 100) / MICROS;
            String q = Double.toString(quantile);
            readings.add(level(name, seconds, "queue", queue, "quantile", q));
        }
    }

    private List<Reading> own(Token token) {
        return traffic.readings().stream()
                .filter(reading -> token.name().equals(reading.id().tags().get("token")))
                .toList();
    }

    private static Reading level(String name, double value, String... tags) {
        return new Reading.Level(MeterId.of(name, tags), value);
    }
}
