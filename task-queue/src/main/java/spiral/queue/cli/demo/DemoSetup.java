package spiral.queue.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import spiral.queue.demo.DemoFolder;
import spiral.queue.demo.Timetable;

/// What every process of one demo knows; handed on as its command line.
///
/// @param folder the demo's own folder
/// @param files the folder that its jobs read
/// @param seed where all of the demo's chance comes from
record DemoSetup(DemoFolder folder, Path files, long seed, Timetable timetable) {

    List<String> arguments(Role role) {
        return List.of(
                role.kind().name(),
                role.name(),
                folder.path().toString(),
                folder.address(),
                files.toString(),
                Long.toString(seed),
                Long.toString(timetable.length().toMillis()));
    }

    static Role role(String... arguments) {
        return new Role(arguments[1], Role.Kind.valueOf(arguments[0]));
    }

    static DemoSetup of(String... arguments) {
        return new DemoSetup(
                new DemoFolder(Path.of(arguments[2]), arguments[3]),
                Path.of(arguments[4]),
                Long.parseLong(arguments[5]),
                new Timetable(Duration.ofMillis(Long.parseLong(arguments[6]))));
    }
}
