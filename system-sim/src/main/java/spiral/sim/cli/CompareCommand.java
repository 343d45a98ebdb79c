package spiral.sim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
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
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.control.StepResponse;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.view.Chart;

/// `sim compare`: scenarios side by side: other models, or one model with other numbers.
@Command(
        name = "compare",
        description = "Puts scenarios side by side: a chart, and what each came to.",
        footer = {
            "",
            "A scenario is MODEL or MODEL:NAME=NUMBER,NAME=NUMBER",
            "",
            "Examples:",
            "  ./spiral sim compare thermostat-on-off thermostat-p thermostat-pi",
            "  ./spiral sim compare beer beer:Attention_to_orders=1 --of Factory_orders"
        })
final class CompareCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "2..4", paramLabel = "SCENARIO", description = "two to four")
    private final List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--of",
            paramLabel = "VARIABLE",
            description = "what to compare; the first on the first model's chart if not said")
    private String of = "";

    @Option(names = "--json", description = "one JSON object per scenario")
    private boolean json;

    private record Scenario(String words, CatalogueModel entry, Run run) {
        static Scenario of(String words) {
            String[] parts = words.split(":", 2);
            CatalogueModel entry = Models.named(parts[0]);
            Model model = entry.model();
            if (parts.length > 1) {
                for (String setting : parts[1].split(",", -1)) {
                    model = with(model, setting);
                }
            }
            return new Scenario(words, entry, model.run(entry.method()));
        }

        private static Model with(Model model, String setting) {
            String[] pair = setting.split("=", 2);
            if (pair.length < 2 || !pair[1].matches("[-+0-9.eE]+")) {
                throw new UserError("a scenario sets NAME=NUMBER, but got " + setting);
            }
            return model.with(Models.variable(model, pair[0]), Double.parseDouble(pair[1]));
        }

        boolean isRegulated() {
            return run.model().variables().stream()
                    .anyMatch(v -> v.key().equals(Ref.key("Setpoint")));
        }
    }

    @Override
    public void act() {
        List<Scenario> all = scenarios.stream().map(Scenario::of).toList();
        String measured = of.isEmpty() ? all.getFirst().entry.charts().getFirst().getFirst() : of;
        all.forEach(scenario -> Models.variable(scenario.run.model(), measured));
        Screen screen = common.screen();
        if (json) {
            all.forEach(scenario -> screen.out(Json.line(asMap(scenario, measured))));
        } else {
            Talk.lines(chart(all, measured), screen).forEach(screen::out);
            screen.out("");
            table(all, measured).lines(screen).forEach(screen::out);
        }
    }

    private static Chart chart(List<Scenario> all, String measured) {
        Model first = all.getFirst().run.model();
        Chart chart =
                Chart.of(first.variable(measured).name(), first.time().unit())
                        .unit(first.variable(measured).unit());
        for (Scenario scenario : all) {
            chart = chart.line(scenario.words, scenario.run.times(), scenario.run.series(measured));
        }
        return chart;
    }

    private static Table table(List<Scenario> all, String measured) {
        List<String> heading = new ArrayList<>(List.of("SCENARIO"));
        asMap(all.getFirst(), measured).keySet().stream()
                .skip(1)
                .forEach(key -> heading.add(key.toUpperCase(Locale.ROOT)));
        Table table = Table.of(heading.toArray(String[]::new));
        for (Scenario scenario : all) {
            List<Object> cells = new ArrayList<>();
            asMap(scenario, measured)
                    .values()
                    .forEach(cell -> cells.add(cell instanceof Double d ? Talk.shortly(d) : cell));
            while (cells.size() < heading.size()) {
                cells.add("-");
            }
            table.row(cells.subList(0, heading.size()).toArray());
        }
        return table;
    }

    /// What a scenario came to; for one with a set point, also how well it was followed.
    private static Map<String, Object> asMap(Scenario scenario, String measured) {
        Map<String, Object> map = new LinkedHashMap<>();
        var all = DoubleStream.of(scenario.run.series(measured)).summaryStatistics();
        map.put("scenario", scenario.words);
        map.put("last", scenario.run.last(measured));
        map.put("lowest", all.getMin());
        map.put("highest", all.getMax());
        if (scenario.isRegulated()) {
            double half = scenario.run.times()[scenario.run.times().length / 2 - 1];
            var response = StepResponse.of(scenario.run, measured, "Setpoint", 0, half);
            map.put("overshoot", response.overshoot());
            map.put("settled", settled(response.settled()));
            map.put("ise", response.squaredError());
            map.put("switches", StepResponse.turns(scenario.run, "Heating"));
        }
        return map;
    }

    private static Object settled(OptionalDouble moment) {
        return moment.isPresent() ? (Object) moment.getAsDouble() : "never";
    }
}
