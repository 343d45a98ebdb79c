package spiral.sim.cli;

import java.util.List;
import java.util.stream.DoubleStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.sim.FeedbackLoop;
import spiral.sim.Model;
import spiral.sim.Variable;
import spiral.sim.loops.LoopList;
import spiral.sim.loops.LoopScores;
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
            "  ./spiral sim loops population --scores",
            "  ./spiral sim loops thermostat --causes > causes.svg",
            "  ./spiral sim loops bathtub --pipes > pipes.svg"
        })
final class LoopsCommand implements Refusal {
    private static final int MOST_SCORES = 20;
    private static final int MOST_SENTENCES = 8;
    private static final int MOST_STOCKS = 3;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @ArgGroup private final Form form = new Form();

    /// At most one of these.
    static final class Form {
        @Option(names = "--causes", description = "a causal loop diagram, as SVG")
        private boolean causes;

        @Option(names = "--pipes", description = "a stock and flow diagram, as SVG")
        private boolean pipes;

        @Option(names = "--scores", description = "who leads when, by Loops That Matter")
        private boolean scores;

        @Option(names = "--all", description = "every loop in the equations, named or not")
        private boolean all;

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
        } else if (form.scores) {
            told(model, LoopScores.of(model, choice.integrator()), screen);
        } else if (form.all) {
            listed(LoopList.of(model), screen);
        } else if (form.json) {
            model.loops().forEach(loop -> screen.out(Json.line(Models.asMap(loop))));
        } else {
            Structure.of(model, screen, Talk.width(screen)).forEach(screen::out);
        }
    }

    private static void listed(LoopList list, Screen screen) {
        list.loops().forEach(loop -> screen.out(loop.toString()));
        if (!list.isComplete()) {
            screen.err(
                    "these are the first %d loops; there are more".formatted(list.loops().size()));
        }
    }

    private static void told(Model model, LoopScores scores, Screen screen) {
        Table table = Table.of("LOOP", "SIGN", "MEAN SHARE", "LARGEST SHARE", "THROUGH");
        scores.strongest(MOST_SCORES).stream()
                .map(LoopList.Entry::loop)
                .forEach(loop ->
                        table.row(
                                loop.name(),
                                loop.polarity().letter(),
                                percent(scores.meanShare(loop)),
                                percent(largestShare(scores, loop)),
                                through(model, loop)));
        table.lines(screen).forEach(screen::out);
        screen.out("");
        List<String> dominance = scores.dominance();
        dominance.stream().limit(MOST_SENTENCES).forEach(screen::out);
        if (dominance.size() > MOST_SENTENCES) {
            screen.out("... and %d more changes".formatted(dominance.size() - MOST_SENTENCES));
        }
    }

    /// The first stocks on its way: what a loop without a name of its own is about.
    private static String through(Model model, FeedbackLoop loop) {
        List<String> stocks =
                loop.links().stream()
                        .map(FeedbackLoop.Link::from)
                        .filter(name -> model.variable(name) instanceof Variable.Stock)
                        .toList();
        return String.join(", ", stocks.subList(0, Math.min(MOST_STOCKS, stocks.size())))
                + (stocks.size() > MOST_STOCKS ? " ..." : "");
    }

    private static double largestShare(LoopScores scores, FeedbackLoop loop) {
        return DoubleStream.of(scores.relative(loop)).map(Math::abs).max().orElse(0);
    }

    private static String percent(double share) {
        return "%.0f %%".formatted(100 * share);
    }
}
