package spiral.learn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.Exercise;
import spiral.learn.Verdict;
import spiral.learn.course.Workbench;
import spiral.learn.judge.Judge;
import spiral.learn.view.Prose;

/// What the launcher asks before a `demo --mine`: compiles every class of the learner that keeps its
/// rules into one folder, says whose code will run, and prints the folder.
@Command(
        name = "mine",
        description =
                "For the launcher: the folder with those of your classes that keep their rules.",
        footer = {"", "Examples:", "  ./spiral queue demo --mine"})
final class MineCommand implements Runnable {
    /// The module that is made of all the others.
    private static final String COMPOSER = "task-queue";

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = COMPOSER,
            description = "the module whose demo it is; task-queue uses all modules")
    private String module = COMPOSER;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var folder = room.workspace().root().resolve("docs/learn/target/mine");
        var begun =
                room.catalogue().exercises().stream()
                        .filter(each -> module.equals(COMPOSER) || each.module().endsWith(module))
                        .filter(Workbench::begun)
                        .toList();
        var mine = new ArrayList<String>();
        try (var judge = room.judge(1)) {
            empty(folder);
            for (var exercise : begun) {
                var verdict = judge.learners(exercise, room.catalogue());
                if (verdict.passed()) {
                    write(judge, room, exercise, folder);
                    mine.add(exercise.targetName());
                } else {
                    screen.err(
                            "Ours runs in place of your %s: %s"
                                    .formatted(exercise.targetName(), why(verdict)));
                }
            }
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot write %s: %s".formatted(folder, refused.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        say(screen, mine, begun.isEmpty() ? room.next() : "");
        screen.out(folder.toString());
    }

    private static void say(Screen screen, List<String> mine, String next) {
        if (!next.isEmpty()) {
            screen.err("Nothing of yours is on this workbench yet: all of it is ours. " + next);
        }
        if (!mine.isEmpty()) {
            Prose.wrap("Yours runs: ", String.join(", ", mine), Integer.MAX_VALUE)
                    .forEach(line -> screen.err(screen.paint(Ink.GREEN, line)));
        }
    }

    private static void write(Judge judge, Classroom room, Exercise exercise, Path folder)
            throws IOException {
        var compiled = judge.compileLearners(exercise, Workbench.files(exercise), room.catalogue());
        for (var each : compiled.classes().entrySet()) {
            var file = folder.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, each.getValue());
        }
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotCompiled _ -> "Java has a question about it first.";
            case Verdict.Judged(_, var run, _) ->
                    "%d of %d rules hold so far.".formatted(run.held(), run.checked().size());
            case Verdict.Unjudged(_, var reason) -> "it could not be judged, " + reason + ".";
        };
    }

    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
