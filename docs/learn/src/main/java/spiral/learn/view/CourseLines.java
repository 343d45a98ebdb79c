package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.learn.Exercise;
import spiral.learn.Progress;

/// The course and where a learner is in it.
public final class CourseLines {
    private static final int AROUND = 14;

    private CourseLines() {}

    /// One row for each exercise.
    public static List<String> list(Screen screen, List<Exercise> course, Progress progress) {
        var table = Table.of("EXERCISE", "IS ABOUT", "LEVEL", "MIN", "STATE");
        for (var each : course) {
            table.row(
                    each.slug(),
                    each.title(),
                    screen.glyph("●", "*").repeat(each.difficulty()),
                    each.minutes(),
                    screen.paint(ink(each, progress), state(each, progress)));
        }
        return table.lines(screen);
    }

    /// The rows around one exercise, as many as fit beside a verdict.
    public static List<String> listAround(
            Screen screen, List<Exercise> course, Progress progress, Exercise at) {
        var first =
                Math.clamp(course.indexOf(at) - AROUND / 2, 0, Math.max(0, course.size() - AROUND));
        var shown = course.subList(first, Math.min(course.size(), first + AROUND));
        var lines = new ArrayList<>(list(screen, shown, progress));
        if (shown.size() < course.size()) {
            lines.add("%d of %d; all: ./spiral learn list".formatted(shown.size(), course.size()));
        }
        return lines;
    }

    /// Where the learner is, and one next step.
    public static List<String> here(Screen screen, List<Exercise> course, Progress progress) {
        var passed = course.stream().filter(each -> progress.passed(each.slug())).count();
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, "Learn by making one class at a time."));
        lines.add("");
        lines.addAll(picture(screen));
        lines.add("");
        lines.add("  Passed   %d of %d".formatted(passed, course.size()));
        current(course, progress)
                .ifPresent(at ->
                        lines.add("  Now at   %s (%s)".formatted(at.title(), state(at, progress))));
        lines.add("");
        lines.add("Next: " + screen.paint(Ink.BLUE, nextStep(course, progress)));
        return lines;
    }

    /// The runner's part of `STATE.md`.
    public static List<String> state(List<Exercise> course, Progress progress) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Next: `" + nextStep(course, progress) + "`");
        lines.add("");
        lines.add("| exercise | state | hints read | reference first |");
        lines.add("|---|---|---|---|");
        for (var each : course) {
            lines.add(
                    "| %s | %s | %d | %s |"
                            .formatted(
                                    each.title(),
                                    state(each, progress),
                                    progress.hints(each.slug()),
                                    progress.looked(each.slug()) ? "looked" : ""));
        }
        lines.add("");
        return lines;
    }

    /// The one command to type next.
    public static String nextStep(List<Exercise> course, Progress progress) {
        var at = current(course, progress).filter(each -> !progress.passed(each.slug()));
        if (at.isPresent()) {
            return "./spiral learn watch";
        }
        return progress.next(course)
                .map(each -> "./spiral learn start " + each.slug())
                .orElse("./spiral learn spiral");
    }

    /// In words: how far the learner is with it.
    public static String state(Exercise exercise, Progress progress) {
        if (progress.passed(exercise.slug())) {
            return "passed";
        }
        return progress.started(exercise.slug()) ? "begun" : "not begun";
    }

    private static Ink ink(Exercise exercise, Progress progress) {
        return switch (state(exercise, progress)) {
            case "passed" -> Ink.GREEN;
            case "begun" -> Ink.ORANGE;
            default -> Ink.GREY;
        };
    }

    private static Optional<Exercise> current(List<Exercise> course, Progress progress) {
        return progress.current()
                .flatMap(slug ->
                        course.stream().filter(each -> each.slug().equals(slug)).findFirst());
    }

    private static List<String> picture(Screen screen) {
        var arrow = screen.glyph("──▶", "-->");
        return List.of(
                "  start %s your file %s save %s a rule that does not hold yet"
                        .formatted(arrow, arrow, arrow),
                screen.glyph(
                        "              ▲                                 │",
                        "              ^                                 |"),
                screen.glyph(
                        "              └───────────── one more edit ─────┘",
                        "              +------------- one more edit -----+"));
    }
}
