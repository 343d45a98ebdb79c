package spiral.queue.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import spiral.queue.demo.DemoPlace;
import spiral.queue.demo.Script;

/// What every process of one demo knows; handed on as its command line.
///
/// @param place the demo's own folder
/// @param files the folder that its jobs read
/// @param seed where all of the demo's chance comes from
record Errand(DemoPlace place, Path files, long seed, Script script) {

    List<String> arguments(Role role) {
        return List.of(
                role.kind().name(),
                role.name(),
                place.folder().toString(),
                files.toString(),
                Long.toString(seed),
                Long.toString(script.length().toMillis()));
    }

    static Role role(String... arguments) {
        return new Role(arguments[1], Role.Kind.valueOf(arguments[0]));
    }

    static Errand of(String... arguments) {
        return new Errand(
                new DemoPlace(Path.of(arguments[2])),
                Path.of(arguments[3]),
                Long.parseLong(arguments[4]),
                new Script(Duration.ofMillis(Long.parseLong(arguments[5]))));
    }
}
