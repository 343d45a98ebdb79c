package spiral.sim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.sim.Run;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.view.Structure;

/// `sim demo`: for each model its story, its structure with the loops named, its run, and what to
/// see in it.
@Command(
        name = "demo",
        description = "Draws a thermostat and a population: structure, run, and what to see.",
        footer = {"", "Examples:", "  ./spiral sim demo", "  spiral sim demo population --plain"})
final class DemoCommand implements Callable<Integer> {
    private static final List<String> FIRST = List.of("thermostat", "population");

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..*", paramLabel = "MODEL", description = "which; both if none is named")
    private final List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "structure and run as JSON, one line per model")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = common.screen();
        List<CatalogueModel> chosen =
                (names.isEmpty() ? FIRST : names).stream().map(Models::named).toList();
        chosen.forEach(entry -> show(entry, screen));
        if (!json) {
            askNext(chosen.getLast(), screen);
        }
        return Exit.OK;
    }

    private void show(CatalogueModel entry, Screen screen) {
        Run run = entry.run();
        if (json) {
            screen.out(Json.line(asMap(entry, run)));
        } else {
            draw(entry, run, screen);
        }
    }

    private static Map<String, Object> asMap(CatalogueModel entry, Run run) {
        Map<String, Object> map = new LinkedHashMap<>(Models.asMap(entry));
        map.put("run", Models.asMap(run));
        map.put("whatToSee", entry.whatToSee(run));
        return map;
    }

    private static void draw(CatalogueModel entry, Run run, Screen screen) {
        int width = Talk.width(screen);
        screen.out(screen.paint(Ink.BOLD, entry.name()));
        Talk.wrapped(entry.story(), width).forEach(screen::out);
        screen.out("");
        Structure.of(run.model(), screen, width).forEach(screen::out);
        Talk.charts(entry, run, screen);
        screen.out("");
        for (String sentence : entry.whatToSee(run)) {
            Talk.wrapped(sentence, width).forEach(screen::out);
        }
        screen.out("");
    }

    private static void askNext(CatalogueModel last, Screen screen) {
        CatalogueModel.Experiment next = last.experiments().getFirst();
        screen.out("Try next: ./spiral sim " + next.arguments());
        screen.out("          " + next.question());
    }
}
