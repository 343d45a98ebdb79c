package spiral.queue.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.queue.JobQueue;
import spiral.queue.forecast.Forecast;
import spiral.queue.forecast.Present;
import spiral.queue.view.ForecastPicture;

/// `queue forecast`: the backlog to come.
@Command(
        name = "forecast",
        description = {
            "Draws the backlog to come: the queue as stocks and flows, at the rates",
            "measured lately."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue forecast",
            "  ./spiral queue forecast --minutes 60 --workers 2   what two slots would do"
        })
final class ForecastCommand extends StoreCommand {
    private static final Duration MEASURED = Duration.ofMinutes(10);

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "how far to look ahead, 1 to 10000 (${DEFAULT-VALUE})")
    private int minutes = 10;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "as if so many jobs could run at once, whoever is alive")
    private Optional<Integer> workers = Optional.empty();

    @Option(names = "--json", description = "the forecast as one JSON object")
    private boolean json;

    @Override
    int run(JobQueue queue, Screen screen) {
        Present measured = Present.of(queue.store().stats(MEASURED));
        Forecast forecast = Forecast.of(present(measured), horizon());
        if (json) {
            screen.out(Json.line(figures(forecast)));
        } else {
            new ForecastPicture(screen).page(forecast).forEach(screen::out);
        }
        return Exit.OK;
    }

    private Present present(Present measured) {
        workers.ifPresent(slots -> checkRange("--workers", slots, 0, 100_000));
        return workers.map(measured::slots).orElse(measured);
    }

    private Duration horizon() {
        checkRange("--minutes", minutes, 1, 10_000);
        return Duration.ofMinutes(minutes);
    }

    private static Map<String, Object> figures(Forecast forecast) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("present", forecast.present());
        figures.put("seconds", forecast.seconds());
        figures.put("backlog", forecast.backlog());
        figures.put("ready", forecast.ready());
        return figures;
    }
}
