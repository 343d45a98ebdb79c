package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.sim.Run;
import spiral.sim.view.Chart;
import spiral.sim.view.SvgChart;

/// `sim plot`: some variables of a run in one chart.
@Command(
        name = "plot",
        description = "Draws variables of a run, on the screen or as SVG.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim plot population Births Deaths",
            "  ./spiral sim plot thermostat-pi Room Setpoint --svg > room.svg"
        })
final class PlotCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Parameters(
            index = "1..*",
            paramLabel = "VARIABLE",
            description = "up to four, of one unit; the model's first chart if none is named")
    private final List<String> names = new ArrayList<>();

    @Option(names = "--svg", description = "one SVG image")
    private boolean svg;

    @Override
    public void act() {
        Run run = choice.run();
        List<String> together =
                names.isEmpty()
                        ? choice.entry().charts().getFirst()
                        : names.stream().map(n -> Models.variable(run.model(), n)).toList();
        requireOneUnit(run, together);
        Chart chart = Talk.chart(together, run);
        Screen screen = common.screen();
        if (svg) {
            screen.out(SvgChart.of(chart));
        } else {
            Talk.lines(chart, screen).forEach(screen::out);
        }
    }

    private static void requireOneUnit(Run run, List<String> names) {
        if (names.size() > Chart.MAX_LINES) {
            throw new UserError(
                    "a chart shows at most %d variables but was asked for %d"
                            .formatted(Chart.MAX_LINES, names.size()));
        }
        List<String> units =
                names.stream().map(n -> run.model().variable(n).unit()).distinct().toList();
        if (units.size() > 1) {
            throw new UserError(
                    "one chart has one unit, but these have " + String.join(" and ", units));
        }
    }
}
