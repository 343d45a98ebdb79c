package spiral.sim.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.sim.Run;
import spiral.sim.game.Curves;
import spiral.sim.view.Chart;

/// `sim play curve`: choose what will happen, then see what does.
@Command(
        name = "curve",
        aliases = "predict",
        description = "Predict the curve: read the story, choose one of four, then run it.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim play curve population-delay",
            "  ./spiral sim play curve bathtub --set Tap_open=2"
        })
final class PredictCommand implements Refusal {
    private static final int HEIGHT = 9;
    private static final List<String> LETTERS = List.of("1", "2", "3", "4");

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Option(names = "--seed", paramLabel = "N", description = "another order of the four")
    private long seed = 7;

    @Override
    public void act() {
        Screen screen = common.screen();
        Run run = choice.run();
        String variable = choice.entry().charts().getFirst().getFirst();
        Curves curves = Curves.around(run.series(variable), new SplittableRandom(seed));
        Talk.wrapped(choice.entry().story(), Talk.width(screen)).forEach(screen::out);
        for (int i = 0; i < curves.curves().size(); i++) {
            screen.out("");
            chart(LETTERS.get(i) + ": " + variable + "?", run, curves.curves().get(i))
                    .lines(screen, Talk.width(screen), HEIGHT)
                    .forEach(screen::out);
        }
        screen.out("");
        OptionalInt answer =
                new Questions(screen)
                        .number("Which will it be? 1 to " + curves.curves().size(), 0, 4);
        answered(curves, answer.orElse(0) - 1, screen);
        Talk.charts(choice.entry(), run, screen);
        if (choice.isTheStorys()) {
            screen.out("");
            choice.entry().whatToSee(run).stream()
                    .flatMap(sentence -> Talk.wrapped(sentence, Talk.width(screen)).stream())
                    .forEach(screen::out);
        }
    }

    private static void answered(Curves curves, int chosen, Screen screen) {
        String truth = LETTERS.get(curves.truth());
        if (chosen < 0 || chosen >= curves.curves().size()) {
            screen.out("No choice made. It is " + truth + ":");
        } else {
            screen.out(
                    "%s: %d of 10 points. It is %s:"
                            .formatted(
                                    chosen == curves.truth() ? "Right" : "Not this time",
                                    curves.points(chosen),
                                    truth));
        }
    }

    private Chart chart(String title, Run run, double[] values) {
        String variable = choice.entry().charts().getFirst().getFirst();
        return Chart.of(title, run.model().time().unit())
                .unit(run.model().variable(variable).unit())
                .line(variable, run.times(), values);
    }
}
