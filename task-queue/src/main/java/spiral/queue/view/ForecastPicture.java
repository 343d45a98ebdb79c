package spiral.queue.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import spiral.console.Screen;
import spiral.queue.forecast.Forecast;
import spiral.queue.forecast.Present;
import spiral.sim.view.Chart;
import spiral.sim.view.Structure;

/// A forecast, drawn: what it starts from, its loops, the backlog to come, and what that means. With
/// what was measured afterwards, the two lines stand in one chart.
public final class ForecastPicture {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 14;

    private final Screen screen;

    /// Pictures for this screen.
    public ForecastPicture(Screen screen) {
        this.screen = screen;
    }

    /// The whole page: numbers, structure, chart, one sentence.
    public List<String> page(Forecast forecast) {
        List<String> lines = new ArrayList<>(numbers(forecast.present()));
        lines.add("");
        lines.addAll(Structure.of(forecast.model(), screen, WIDTH));
        lines.add("");
        lines.addAll(
                chart().line("backlog", forecast.seconds(), forecast.backlog())
                        .line("of it ready", forecast.seconds(), forecast.ready())
                        .lines(screen, WIDTH, HEIGHT));
        lines.add("");
        lines.add(meaning(forecast));
        return lines;
    }

    /// The forecast over what then happened, and how far off it was.
    ///
    /// @param seconds when was measured, from the moment of the forecast on, rising
    /// @param jobs how many jobs were not done at those times
    public List<String> against(Forecast forecast, double[] seconds, double[] jobs) {
        List<String> lines = new ArrayList<>();
        lines.addAll(
                chart().line("forecast", forecast.seconds(), forecast.backlog())
                        .line("measured", seconds, jobs)
                        .lines(screen, WIDTH, HEIGHT));
        lines.add("");
        lines.add(
                "Mean error of the forecast: %.0f jobs, on a backlog of %.0f on average."
                        .formatted(
                                error(forecast, seconds, jobs),
                                DoubleStream.of(jobs).average().orElse(0)));
        return lines;
    }

    /// The mean distance between forecast and measurement, in jobs.
    public static double error(Forecast forecast, double[] seconds, double[] jobs) {
        double sum = 0;
        int compared = 0;
        double end = forecast.seconds()[forecast.seconds().length - 1];
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] >= 0 && seconds[i] <= end) {
                sum += Math.abs(forecast.backlogAt(seconds[i]) - jobs[i]);
                compared++;
            }
        }
        return compared == 0 ? 0 : sum / compared;
    }

    private static Chart chart() {
        return Chart.of("Jobs not done", "second").unit("jobs");
    }

    private static List<String> numbers(Present now) {
        return List.of(
                "Now: %.0f scheduled, %.0f ready, %.0f running, %.0f retrying."
                        .formatted(now.scheduled(), now.ready(), now.running(), now.retrying()),
                "Lately: %.1f jobs arrive per second, an attempt takes %s, %.0f %% fail."
                        .formatted(now.arrivals(), span(now.service()), 100 * now.failureShare()),
                "Workers: %.0f slots can end %.1f attempts per second."
                        .formatted(now.slots(), now.capacity()));
    }

    private static String meaning(Forecast forecast) {
        double[] backlog = forecast.backlog();
        double first = backlog[0];
        double last = backlog[backlog.length - 1];
        double[] seconds = forecast.seconds();
        if (forecast.present().slots() == 0) {
            return "No worker is alive: what arrives piles up.";
        }
        if (last > first + 1) {
            return ("The backlog grows, by %.1f jobs per second: retries count as arrivals, and the"
                            + " workers cannot keep up.")
                    .formatted((last - first) / seconds[seconds.length - 1]);
        }
        double rest = last + (first - last) * 0.05;
        int calm = 0;
        while (backlog[calm] > rest + 0.5) {
            calm++;
        }
        return "The backlog settles at %.0f jobs in about %s: workers balance arrivals."
                .formatted(last, span(seconds[calm]));
    }

    private static String span(double seconds) {
        return Amounts.duration(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
