package spiral.sim.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.sim.Model;
import spiral.sim.view.CausalDiagram;
import spiral.sim.view.StockFlowDiagram;
import spiral.sim.view.Structure;

/// `sim loops`: the feedback loops of a model, each named R or B.
@Command(
        name = "loops",
        description = "Draws the stocks, flows and feedback loops of a model.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim loops population",
            "  ./spiral sim loops thermostat --causes > causes.svg",
            "  ./spiral sim loops bathtub --pipes > pipes.svg"
        })
final class LoopsCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @ArgGroup private final Form form = new Form();

    /// At most one of these.
    static final class Form {
        @Option(names = "--causes", description = "a causal loop diagram, as SVG")
        private boolean causes;

        @Option(names = "--pipes", description = "a stock and flow diagram, as SVG")
        private boolean pipes;

        @Option(names = "--json", description = "the loops and their links as JSON")
        private boolean json;
    }

    @Override
    public void act() {
        Screen screen = common.screen();
        Model model = choice.model();
        if (form.causes) {
            screen.out(CausalDiagram.of(model));
        } else if (form.pipes) {
            screen.out(StockFlowDiagram.of(model));
        } else if (form.json) {
            model.loops().forEach(loop -> screen.out(Json.line(Models.asMap(loop))));
        } else {
            Structure.of(model, screen, Talk.width(screen)).forEach(screen::out);
        }
    }
}
