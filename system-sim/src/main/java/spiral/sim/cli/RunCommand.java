package spiral.sim.cli;

import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.engine.ShortDelays;
import spiral.sim.study.StepCheck;

/// `sim run`: one run of one model, with other constants if wished.
@Command(
        name = "run",
        description = "Runs a model; draws its charts, or prints its numbers.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim run thermostat --set Insulation=120",
            "  ./spiral sim run population --method euler --dt 5 --csv"
        })
final class RunCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Choice choice = new Choice();

    @Option(
            names = "--no-step-check",
            description = "do not run it again with half the time step, to see what that changes")
    private boolean noStepCheck;

    @ArgGroup private final Form form = new Form();

    /// At most one of these.
    static final class Form {
        @Option(names = "--csv", description = "every variable at every saved time, with a heading")
        private boolean csv;

        @Option(names = "--tsv", description = "the same with tabs")
        private boolean tsv;

        @Option(names = "--json", description = "the same as one JSON object")
        private boolean json;
    }

    @Override
    public void act() {
        Screen screen = common.screen();
        Run run = choice.run();
        if (form.json) {
            screen.out(Json.line(Models.asMap(run)));
        } else if (form.csv || form.tsv) {
            new Csv(run, form.tsv ? '\t' : ',').lines().forEach(screen::out);
        } else {
            Talk.charts(choice.entry(), run, screen);
        }
        if (!noStepCheck && !choice.entry().inSteps()) {
            ShortDelays.of(run.model()).forEach(screen::err);
            stepCheck(run).ifPresent(screen::err);
        }
    }

    private Optional<String> stepCheck(Run run) {
        try {
            return StepCheck.of(run, choice.integrator()).map(StepCheck::sentence);
        } catch (ModelException refused) {
            return Optional.of("The time step could not be checked: " + refused.getMessage());
        }
    }
}
