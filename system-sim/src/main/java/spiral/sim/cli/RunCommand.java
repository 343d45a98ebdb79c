package spiral.sim.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.expr.Expr.Ref;

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
final class RunCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MODEL", description = "a name from `./spiral sim list`")
    private String name = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=NUMBER",
            description = "another value for a constant, or another start for a stock")
    private final Map<String, Double> settings = new LinkedHashMap<>();

    @Option(names = "--method", description = "euler or rk4 (the default)")
    private String method = Integrators.RK4.name();

    @Option(names = "--dt", paramLabel = "STEP", description = "another time step")
    private @Nullable Double step;

    @Option(names = "--csv", description = "every variable at every saved time, with a heading")
    private boolean csv;

    @Option(names = "--json", description = "the same as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        CatalogueModel entry = Models.named(name);
        Screen screen = common.screen();
        try {
            print(entry, changed(entry.model()).run(integrator()), screen);
        } catch (ModelException refused) {
            throw new UserError(refused.getMessage());
        }
        return Exit.OK;
    }

    private void print(CatalogueModel entry, Run run, Screen screen) {
        if (json) {
            screen.out(Json.line(Models.asMap(run)));
        } else if (csv) {
            new Csv(run).lines().forEach(screen::out);
        } else {
            Talk.charts(entry, run, screen);
        }
    }

    private Integrator integrator() {
        List<String> known = Integrators.ALL.stream().map(Integrator::name).toList();
        return Integrators.named(method)
                .orElseThrow(() -> UserError.unknown("method", method, known));
    }

    private Model changed(Model model) {
        Model changed = step == null ? model : model.over(model.time().withStep(step));
        for (Map.Entry<String, Double> setting : settings.entrySet()) {
            changed = changed.with(known(model, setting.getKey()), setting.getValue());
        }
        return changed;
    }

    private static String known(Model model, String wanted) {
        List<String> names = model.variables().stream().map(Variable::name).toList();
        if (names.stream().noneMatch(n -> Ref.key(n).equals(Ref.key(wanted)))) {
            throw UserError.unknown("variable", wanted, names);
        }
        return wanted;
    }
}
