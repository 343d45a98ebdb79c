package spiral.learn.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.learn.Exercise;
import spiral.learn.Progress;
import spiral.learn.view.CourseLines;

/// All exercises, in the order of the course.
@Command(
        name = "list",
        description = "All exercises, in an order that works.",
        footer = {"", "Examples:", "  ./spiral learn list", "  ./spiral learn list --json"})
final class ListCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one line of JSON for each")
    private boolean json;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var course = room.catalogue().exercises();
        var progress = room.progress();
        if (json) {
            course.forEach(each -> screen.out(Json.line(row(each, progress))));
            return;
        }
        Classroom.print(screen, CourseLines.list(screen, course, progress));
        screen.err("");
        screen.err("Next: " + CourseLines.nextStep(course, progress));
    }

    private static Map<String, Object> row(Exercise each, Progress progress) {
        return Map.of(
                "exercise", each.slug(),
                "title", each.title(),
                "target", each.target(),
                "difficulty", each.difficulty(),
                "minutes", each.minutes(),
                "needs", List.copyOf(each.needs()),
                "state", CourseLines.state(each, progress));
    }
}
