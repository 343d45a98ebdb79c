package spiral.learn.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.learn.Entry.What;
import spiral.learn.course.Workbench;

/// Back to the skeleton; the old file is kept.
@Command(
        name = "reset",
        description = "Begin again from the skeleton; your file moves to docs/journal/attempts/.",
        footer = {"", "Examples:", "  ./spiral learn reset"})
final class ResetCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default the current one")
    private @Nullable String slug;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var exercise = room.begun(slug);
        var kept = room.journal().attempt(exercise.slug());
        Workbench.reset(exercise, kept);
        room.note(exercise, What.RESET, "");
        screen.out("A fresh skeleton lies in " + room.workspace().shown(Workbench.main(exercise)));
        screen.out("Your old file is kept in " + room.workspace().shown(kept));
    }
}
