package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.console.UserError;
import spiral.sim.Run;
import spiral.sim.expr.Written;
import spiral.sim.study.Ensemble.Bands;
import spiral.sim.study.Sweep;

/// `sim sweep`: the same model again and again, with one number growing, or some drawn by chance.
@Command(
        name = "sweep",
        description = "Runs a model for each of several values of a constant, or of chance.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim sweep population-delay Notice_delay=0:40:10 --of People",
            "  ./spiral sim sweep thermostat-p Gain=0.1:1:0.1 --csv",
            "  ./spiral sim sweep population --chance Fertility=0.02..0.05 --runs 1000",
            "  ./spiral sim sweep beer --chance Learning=0.25~0.05 --of Factory_orders"
        })
final class SweepCommand implements Refusal {
    private static final Pattern RANGE = Pattern.compile("([^=]+)=([^:]+):([^:]+):([^:]+)");

    private static final double HAIR = 1e-9;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME=FROM:TO:STEP",
            description = "which constant, and its values")
    private String range = "";

    @Mixin private final Draws draws = new Draws();

    @Option(
            names = "--of",
            paramLabel = "VARIABLE",
            description = "what to measure; the first on the model's first chart if not said")
    private String of = "";

    @Option(names = "--csv", description = "the table as comma-separated values")
    private boolean csv;

    @Option(names = "--json", description = "one JSON object per run")
    private boolean json;

    /// What one run came to.
    record Outcome(double value, double last, double lowest, double highest, double mean) {
        static Outcome of(double value, Run run, String variable) {
            var all = DoubleStream.of(run.series(variable)).summaryStatistics();
            return new Outcome(
                    value, run.last(variable), all.getMin(), all.getMax(), all.getAverage());
        }

        List<Double> numbers() {
            return List.of(value, last, lowest, highest, mean);
        }
    }

    @Override
    public void act() {
        if (draws.wanted() && range.isEmpty()) {
            Bands bands = draws.run(choice, measured());
            print(new Quantiles(measured(), choice.model().time().unit(), bands));
            return;
        }
        if (draws.wanted()) {
            throw new UserError("a sweep takes either " + range + " or --chance, not both");
        }
        Matcher words = RANGE.matcher(range);
        if (!words.matches()) {
            throw new UserError(
                    "a sweep needs NAME=FROM:TO:STEP, such as Gain=0.1:1:0.1, or --chance, but got "
                            + (range.isEmpty() ? "neither" : range));
        }
        String constant = Models.variable(choice.model(), words.group(1));
        List<Double> values =
                values(
                        Draws.number(words.group(2)),
                        Draws.number(words.group(3)),
                        Draws.number(words.group(4)));
        int threads = Runtime.getRuntime().availableProcessors();
        List<Run> runs =
                new Sweep(choice.model(), constant, values).run(choice.integrator(), threads);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            outcomes.add(Outcome.of(values.get(i), runs.get(i), measured()));
        }
        print(constant, measured(), outcomes);
    }

    private String measured() {
        return of.isEmpty()
                ? choice.entry().charts().getFirst().getFirst()
                : Models.variable(choice.model(), of);
    }

    private void print(Quantiles quantiles) {
        Screen screen = common.screen();
        if (json) {
            screen.out(Json.line(quantiles.asMap()));
        } else if (csv) {
            quantiles.lines().forEach(screen::out);
        } else {
            Talk.lines(quantiles.chart(choice.model()), screen).forEach(screen::out);
            screen.out("");
            screen.out(quantiles.sentence());
        }
    }

    private static List<Double> values(double from, double to, double step) {
        if (!(step > 0 && to >= from)) {
            throw new UserError("a sweep goes upward: FROM <= TO and STEP > 0");
        }
        double runs = Math.floor((to - from) / step + HAIR) + 1;
        if (!(runs <= Sweep.MAX_RUNS)) {
            throw new UserError(
                    "a sweep has at most %d runs but this one has %.0f"
                            .formatted(Sweep.MAX_RUNS, runs));
        }
        return DoubleStream.iterate(0, i -> i + 1)
                .limit((long) runs)
                .mapToObj(i -> from + i * step)
                .toList();
    }

    private void print(String constant, String measured, List<Outcome> outcomes) {
        Screen screen = common.screen();
        if (json) {
            outcomes.forEach(outcome -> screen.out(Json.line(outcome)));
        } else if (csv) {
            screen.out(constant + ",last,lowest,highest,mean");
            outcomes.forEach(outcome ->
                    screen.out(
                            String.join(
                                    ",", outcome.numbers().stream().map(Written::of).toList())));
        } else {
            screen.out(measured + " for each " + constant);
            table(constant, outcomes).lines(screen).forEach(screen::out);
        }
    }

    private static Table table(String constant, List<Outcome> outcomes) {
        Table table = Table.of(constant, "LAST", "LOWEST", "HIGHEST", "MEAN");
        for (Outcome outcome : outcomes) {
            table.row(outcome.numbers().stream().map(Talk::shortly).toArray());
        }
        return table;
    }
}
