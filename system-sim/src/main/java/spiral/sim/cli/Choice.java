package spiral.sim.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.UserError;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.catalogue.CatalogueModel;

/// Which model, with which numbers: the words that all commands on one model have in common.
final class Choice {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a name from `./spiral sim list`")
    private String name = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=NUMBER",
            description = "another value for a constant, or another start for a stock")
    private final Map<String, Double> settings = new LinkedHashMap<>();

    @Option(names = "--method", description = "euler, rk2 or rk4; each model has its own")
    private @Nullable String method;

    @Option(names = "--dt", paramLabel = "STEP", description = "another time step")
    private @Nullable Double step;

    CatalogueModel entry() {
        return Models.named(name);
    }

    /// The model with the settings of the command line.
    Model model() {
        Model changed = entry().model();
        changed = step == null ? changed : changed.over(changed.time().withStep(step));
        for (Map.Entry<String, Double> setting : settings.entrySet()) {
            String known = Models.variable(changed, setting.getKey());
            changed = changed.with(known, setting.getValue());
        }
        return changed;
    }

    /// True when nothing is set: then the model's own sentences hold.
    boolean isTheStorys() {
        return settings.isEmpty() && method == null && step == null;
    }

    Run run() {
        return model().run(integrator());
    }

    Integrator integrator() {
        return Optional.ofNullable(method).map(Choice::integrator).orElse(entry().method());
    }

    private static Integrator integrator(String method) {
        List<String> known = Integrators.ALL.stream().map(Integrator::name).toList();
        return Integrators.named(method)
                .orElseThrow(() -> UserError.unknown("method", method, known));
    }
}
