package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spiral.console.Screen;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.demo.Seconds;
import spiral.queue.forecast.Forecast;
import spiral.queue.view.ForecastPicture;

/// The forecast made on the way, and what was seen from then on.
///
/// Belongs to one thread.
final class ForecastCheck {
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> backlog = new ArrayList<>();
    private Optional<Forecast> forecast = Optional.empty();
    private Duration madeAt = Duration.ZERO;

    /// The forecast was made from what was seen at this time.
    void made(Forecast made, Duration at) {
        forecast = Optional.of(made);
        madeAt = at;
    }

    /// This was seen.
    void saw(Duration at, QueueStats stats) {
        if (forecast.isPresent()) {
            seconds.add(at.minus(madeAt).toMillis() / 1000.0);
            backlog.add((double) unfinished(stats));
        }
    }

    /// Jobs that have something ahead of them.
    static long unfinished(QueueStats stats) {
        return Stream.of(JobState.Name.values())
                .filter(JobState.Name::live)
                .mapToLong(stats::count)
                .sum();
    }

    /// The forecast over what then happened; nothing where none was made.
    List<String> lines(Screen screen) {
        return forecast.map(made -> lines(made, screen)).orElse(List.of());
    }

    private List<String> lines(Forecast made, Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add("The forecast made after %s s, and what then happened:".formatted(Seconds.text(madeAt)));
        lines.addAll(new ForecastPicture(screen).against(made, array(seconds), array(backlog)));
        lines.add("It could not know of the bulk of jobs to come, nor of the kill.");
        return lines;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
