package spiral.learn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import spiral.console.CommonOptions;
import spiral.console.Table;
import spiral.learn.view.CourseLines;

/// What was begun and passed, and with how many hints.
@Command(
        name = "status",
        description = "What you began and passed; also brings docs/journal/STATE.md up to date.",
        footer = {"", "Examples:", "  ./spiral learn status"})
final class StatusCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var progress = room.progress();
        var course = room.catalogue().exercises();
        var table = Table.of("EXERCISE", "STATE", "HINTS", "REFERENCE");
        for (var each : course) {
            if (progress.started(each.slug())) {
                table.row(
                        each.slug(),
                        CourseLines.state(each, progress),
                        progress.hints(each.slug()),
                        progress.looked(each.slug()) ? "looked first" : "");
            }
        }
        room.journal().state(CourseLines.state(course, progress));
        Classroom.print(screen, table.lines(screen));
        screen.err("");
        screen.err("Next: " + CourseLines.nextStep(course, progress));
    }
}
