package spiral.learn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.Entry.What;
import spiral.learn.Exercise;
import spiral.learn.course.Workbench;
import spiral.learn.view.Diff;

/// Shows how others did it.
@Command(
        name = "reference",
        description =
                "How others did it: the plain form first, ours second, the approaches, a diff with yours.",
        footer = {"", "Examples:", "  ./spiral learn reference microtasks-first"})
final class ReferenceCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "EXERCISE", description = "its name")
    private String slug = "";

    @Option(names = "--look", description = "also before you have passed; it is noted, that is all")
    private boolean look;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var exercise = room.catalogue().named(slug);
        if (!room.progress().passed(slug)) {
            lookEarly(room, exercise);
        }
        var plain = Workbench.javaFiles(exercise.folder().resolve("right/plain"));
        plain.forEach(file -> show(screen, "The plain form", file));
        var ours = ours(exercise);
        show(screen, plain.isEmpty() ? "Ours" : "Ours, tuned", ours);
        approaches(screen, exercise);
        if (Workbench.begun(exercise)) {
            diff(screen, plain.isEmpty() ? ours : plain.getFirst(), Workbench.main(exercise));
        }
    }

    private void lookEarly(Classroom room, Exercise exercise) {
        if (!look) {
            throw new UserError(
                    "%s is not passed yet. To look all the same (it is noted): ./spiral learn reference %s --look"
                            .formatted(exercise.title(), exercise.slug()));
        }
        room.note(exercise, What.LOOKED, "");
    }

    private static Path ours(Exercise exercise) {
        return exercise.module()
                .resolve("src/main/java")
                .resolve(exercise.target().replace('.', '/') + ".java");
    }

    private static void show(Screen screen, String heading, Path file) {
        screen.out(screen.paint(Ink.BOLD, heading + ": " + file.getFileName()));
        screen.out("");
        read(file).forEach(line -> screen.out("    " + line));
        screen.out("");
    }

    private static void approaches(Screen screen, Exercise exercise) {
        exercise.page()
                .approaches()
                .forEach((name, text) -> {
                    screen.out(screen.paint(Ink.BOLD, name));
                    text.lines().forEach(line -> screen.out("    " + line));
                    screen.out("");
                });
    }

    private static void diff(Screen screen, Path reference, Path mine) {
        screen.out(screen.paint(Ink.BOLD, "From the first one above (-) to yours (+)"));
        screen.out("");
        for (var line : Diff.of(read(reference), read(mine))) {
            var ink =
                    line.startsWith("- ")
                            ? Ink.VERMILLION
                            : line.startsWith("+ ") ? Ink.GREEN : Ink.PLAIN;
            screen.out("    " + screen.paint(ink, line));
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw UserError.environment("cannot read " + file);
        }
    }
}
