package spiral.learn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.learn.Entry.What;
import spiral.learn.course.Workbench;
import spiral.learn.view.ExerciseLines;

/// Puts an exercise on the workbench.
@Command(
        name = "start",
        description = "Begin an exercise: puts its skeleton on your workbench.",
        footer = {"", "Examples:", "  ./spiral learn start microtasks-first"})
final class StartCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "EXERCISE", description = "its name; see ./spiral learn list")
    private String slug = "";

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var exercise = room.catalogue().named(slug);
        var fresh = Workbench.start(exercise);
        room.note(exercise, What.STARTED, "");
        Classroom.print(screen, ExerciseLines.start(screen, exercise));
        screen.out("");
        screen.out("  Your file   " + room.workspace().shown(Workbench.main(exercise)));
        screen.out(
                "  The page    "
                        + room.workspace().shown(exercise.folder().resolve("exercise.md")));
        if (!fresh) {
            screen.out("  (It was there already and stays as you left it.)");
        }
        screen.out("");
        screen.out("Next: open your file, then ./spiral learn watch");
    }
}
