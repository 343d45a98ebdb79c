package spiral.async.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.async.scene.Scene;
import spiral.async.scene.Scenes;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;

/// Lists the patterns, each with its idea.
@Command(
        name = "list",
        description = "List the patterns.",
        footer = {"", "Examples:", "  ./spiral async list", "  ./spiral async list --json"})
final class ListCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "print one JSON object per line")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        if (json) {
            Scenes.all().forEach(scene -> screen.out(Json.line(fields(scene))));
            return;
        }
        Table table = Table.of("PATTERN", "IDEA");
        Scenes.all().forEach(scene -> table.row(scene.name(), scene.idea()));
        table.lines(screen).forEach(screen::out);
        screen.err("Next: ./spiral async demo " + Scenes.all().getFirst().name());
    }

    private static Map<String, String> fields(Scene scene) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("pattern", scene.name());
        fields.put("idea", scene.idea());
        fields.put("look", scene.look());
        return fields;
    }
}
