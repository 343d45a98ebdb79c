package spiral.sim.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.sim.Model;
import spiral.sim.loops.Leverage;

/// `sim leverage`: which number moves an outcome most, and Meadows' twelve places beside it.
@Command(
        name = "leverage",
        description = "Ranks the constants of a model by what one percent of each does.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim leverage population-delay",
            "  ./spiral sim leverage task-queue --of Ready"
        })
final class LeverageCommand implements Refusal {
    /// Places to intervene in a system, the weakest first, after Donella Meadows' list of 1999, in
    /// our words.
    static final List<String> PLACES =
            List.of(
                    "12 numbers: how large a constant is",
                    "11 buffers: how large a stock is beside its flows",
                    "10 pipes: which stocks and flows there are",
                    " 9 delays: how late a loop hears",
                    " 8 balancing loops: how strongly they hold",
                    " 7 reinforcing loops: how fast they run away",
                    " 6 information: who sees what",
                    " 5 rules: what may be done, and what it costs",
                    " 4 self-organisation: who may add a loop",
                    " 3 goals: what the loops hold on to",
                    " 2 paradigm: what everybody takes for granted",
                    " 1 standing above paradigms: knowing it is one");

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Option(
            names = "--of",
            paramLabel = "VARIABLE",
            description = "the outcome; the first on the model's first chart if not said")
    private String of = "";

    @Option(names = "--json", description = "one JSON object per constant")
    private boolean json;

    @Override
    public void act() {
        Screen screen = common.screen();
        Model model = choice.model();
        String first = choice.entry().charts().getFirst().getFirst();
        String outcome = of.isEmpty() ? first : Models.variable(model, of);
        List<Leverage> all = Leverage.of(model, choice.integrator(), outcome);
        if (json) {
            all.forEach(leverage -> screen.out(Json.line(leverage)));
        } else {
            screen.out("One percent more of each moves " + outcome + " by so many percent:");
            table(all).lines(screen).forEach(screen::out);
            screen.out("");
            screen.out("All of these are place 12. Meadows' twelve places, the weakest first:");
            PLACES.forEach(place -> screen.out("  " + place));
        }
    }

    private static Table table(List<Leverage> all) {
        Table table = Table.of("CONSTANT", "AT THE END", "AT ITS PEAK");
        for (Leverage leverage : all) {
            table.row(
                    leverage.constant(),
                    Talk.shortly(leverage.end()),
                    Talk.shortly(leverage.peak()));
        }
        return table;
    }
}
