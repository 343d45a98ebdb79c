package spiral.eventloop.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.Scenarios;

/// Lists the programs of the demo with the rule that each one shows.
@Command(
        name = "list",
        description = "List the programs of the demo.",
        footer = {"", "Examples:", "  ./spiral loop list", "  ./spiral loop list --json"})
final class ListCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one JSON object per line")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        if (json) {
            Scenarios.all().forEach(scenario -> screen.out(Json.line(fields(scenario))));
            return;
        }
        for (Scenario scenario : Scenarios.all()) {
            screen.out(screen.paint(Ink.BOLD, scenario.name()));
            screen.out("    " + scenario.rule());
        }
        screen.err("");
        screen.err("Next: ./spiral loop demo " + Scenarios.all().getFirst().name());
    }

    private static Map<String, Object> fields(Scenario scenario) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", scenario.name());
        fields.put("rule", scenario.rule());
        return fields;
    }
}
