package spiral.queue.forecast;

import java.time.Duration;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.TimeSpan;

/// The backlog to come, if things go on as they have gone: a stock-and-flow model of the queue,
/// started from its present state and run ahead. See [QueueModel] for its stocks, flows and loops.
public final class Forecast {
    /// A forecast is cut into this many steps at most.
    private static final int STEPS = 20_000;

    /// Points that are kept.
    private static final int POINTS = 200;

    private final Present present;
    private final Run run;

    private Forecast(Present present, Run run) {
        this.present = present;
        this.run = run;
    }

    /// Runs the model ahead for this long, at least a second and at most a week.
    public static Forecast of(Present present, Duration ahead) {
        if (ahead.compareTo(Duration.ofSeconds(1)) < 0 || ahead.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "a forecast reaches 1 second to 7 days ahead, not " + ahead);
        }
        return new Forecast(
                present, new QueueModel(present, span(ahead)).build().run(Integrators.EULER));
    }

    /// What it was made from.
    public Present present() {
        return present;
    }

    /// The model that ran, with its loops.
    public Model model() {
        return run.model();
    }

    /// Seconds from now, rising.
    public double[] seconds() {
        return run.times();
    }

    /// Jobs not done yet, at those times.
    public double[] backlog() {
        return run.series("Backlog");
    }

    /// The forecast backlog at a time, in seconds from now, between 0 and the end.
    public double backlogAt(double seconds) {
        return run.at("Backlog", seconds);
    }

    /// Jobs ready for a worker, at those times.
    public double[] ready() {
        return run.series("Ready");
    }

    private static TimeSpan span(Duration ahead) {
        double horizon = ahead.toMillis() / 1000.0;
        return TimeSpan.of(0, horizon, horizon / STEPS, "second").savedEvery(horizon / POINTS);
    }
}
