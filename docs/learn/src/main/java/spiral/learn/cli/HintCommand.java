package spiral.learn.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.learn.Entry.What;
import spiral.learn.Exercise;
import spiral.learn.view.ExerciseLines;

/// One more hint.
@Command(
        name = "hint",
        description =
                "One more hint: a clue, a hint, then the key point. It is counted, that is all.",
        footer = {
            "",
            "Examples:",
            "  ./spiral learn hint",
            "  ./spiral learn hint microtasks-first"
        })
final class HintCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default the current one")
    private @Nullable String slug;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var exercise = room.chosen(slug);
        Classroom.print(screen, ExerciseLines.hint(screen, exercise, take(room, exercise)));
    }

    /// Counts one more hint, and gives its number; after the last one, the last one again.
    static int take(Classroom room, Exercise exercise) {
        var number =
                Math.min(
                        room.progress().hints(exercise.slug()) + 1, exercise.page().hints().size());
        room.note(exercise, What.HINT, Integer.toString(number));
        return number;
    }
}
