package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.learn.Exercise;

/// An exercise as it introduces itself.
public final class ExerciseLines {
    private ExerciseLines() {}

    /// Its name, its picture in words and its steps.
    public static List<String> start(Screen screen, Exercise exercise) {
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, exercise.title()));
        lines.addAll(Prose.wrap("  ", exercise.page().summary(), 3));
        lines.add("");
        drawing(exercise).forEach(line -> lines.add(Prose.clip("  " + line)));
        lines.add("");
        steps(exercise).forEach(step -> lines.add(Prose.clip("  " + step)));
        return lines;
    }

    /// A hint, with how many there are.
    public static List<String> hint(Screen screen, Exercise exercise, int number) {
        var hints = exercise.page().hints();
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, "Hint %d of %d".formatted(number, hints.size())));
        lines.addAll(Prose.section("  ", hints.get(number - 1)));
        return lines;
    }

    private static List<String> drawing(Exercise exercise) {
        return exercise.page()
                .section("Picture")
                .lines()
                .dropWhile(line -> !line.startsWith("```"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .toList();
    }

    private static List<String> steps(Exercise exercise) {
        return exercise.page()
                .section("Steps")
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();
    }
}
