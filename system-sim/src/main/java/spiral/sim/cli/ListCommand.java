package spiral.sim.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.sim.Model;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// `sim list`: the models of the catalogue and their loops.
@Command(name = "list", description = "Lists the models and their loops.")
final class ListCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one JSON line per model, with its equations")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = common.screen();
        if (json) {
            Catalogue.all().forEach(entry -> screen.out(Json.line(Models.asMap(entry))));
        } else {
            table().lines(screen).forEach(screen::out);
        }
        return Exit.OK;
    }

    private static Table table() {
        Table table = Table.of("MODEL", "STOCKS", "LOOPS");
        for (CatalogueModel entry : Catalogue.all()) {
            Model model = entry.model();
            table.row(entry.name(), model.stocks().size(), loops(model));
        }
        return table;
    }

    private static String loops(Model model) {
        return model.loops().stream()
                .map(loop -> "(" + loop.polarity().letter() + ") " + loop.name())
                .collect(Collectors.joining(", "));
    }
}
