package spiral.learn.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;

/// Judges every save.
@Command(
        name = "watch",
        description = "Judge every save; a key asks for a hint, the rule, the next exercise.",
        footer = {
            "",
            "Examples:",
            "  ./spiral learn watch",
            "  ./spiral learn watch microtasks-first --plain"
        })
final class WatchCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default the current one")
    private @Nullable String slug;

    @Override
    public Integer call() throws Exception {
        var room = Classroom.open();
        var exercise = room.begun(slug);
        try (var judge = room.judge(2)) {
            new WatchSession(room, judge, common.screen()).run(exercise);
        }
        return Exit.OK;
    }
}
