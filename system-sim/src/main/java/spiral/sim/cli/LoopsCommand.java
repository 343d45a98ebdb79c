package spiral.sim.cli;

import java.util.Comparator;
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
            told(LoopScores.of(model, choice.integrator()), screen);
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

    private static void told(LoopScores scores, Screen screen) {
        Table table = Table.of("LOOP", "SIGN", "MEAN SHARE", "LARGEST SHARE");
        scores.loops().stream()
                .sorted(Comparator.comparingDouble(loop -> -meanShare(scores, loop)))
                .limit(MOST_SCORES)
                .forEach(loop ->
                        table.row(
                                loop.name(),
                                loop.polarity().letter(),
                                percent(meanShare(scores, loop)),
                                percent(largestShare(scores, loop))));
        table.lines(screen).forEach(screen::out);
        screen.out("");
        List<String> dominance = scores.dominance();
        dominance.stream().limit(MOST_SENTENCES).forEach(screen::out);
        if (dominance.size() > MOST_SENTENCES) {
            screen.out("... and %d more changes".formatted(dominance.size() - MOST_SENTENCES));
        }
    }

    private static double meanShare(LoopScores scores, FeedbackLoop loop) {
        return DoubleStream.of(scores.relative(loop)).map(Math::abs).average().orElse(0);
    }

    private static double largestShare(LoopScores scores, FeedbackLoop loop) {
        return DoubleStream.of(scores.relative(loop)).map(Math::abs).max().orElse(0);
    }

    private static String percent(double share) {
        return "%.0f %%".formatted(100 * share);
    }
}
