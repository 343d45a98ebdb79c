package spiral.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.sim.Model;
import spiral.sim.loops.Explanation;

/// `sim explain`: why a variable rises or falls at a time.
@Command(
        name = "explain",
        description = "Traces why a variable rises or falls at a time.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim explain thermostat Room --at 300",
            "  ./spiral sim explain beer Factory_orders --at 20 --json"
        })
final class ExplainCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Parameters(index = "1", paramLabel = "VARIABLE", description = "what to explain")
    private String variable = "";

    @Option(names = "--at", required = true, paramLabel = "TIME", description = "when")
    private double time;

    @Option(names = "--json", description = "one JSON object per step of the trace")
    private boolean json;

    @Override
    public void act() {
        Screen screen = common.screen();
        Model model = choice.model();
        String known = Models.variable(model, variable);
        Explanation why = Explanation.of(model, choice.integrator(), known, time);
        if (json) {
            why.reasons().forEach(reason -> screen.out(Json.line(Models.asMap(reason))));
        } else {
            why.sentences().forEach(screen::out);
        }
    }
}
