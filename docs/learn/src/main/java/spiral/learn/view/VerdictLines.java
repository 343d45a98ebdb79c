package spiral.learn.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.learn.Checked;
import spiral.learn.Exercise;
import spiral.learn.Failure;
import spiral.learn.Leak;
import spiral.learn.Prints;
import spiral.learn.Problem;
import spiral.learn.Run;
import spiral.learn.Verdict;

/// A verdict in at most [#MOST] lines.
///
///     how many rules hold
///     the first that does not, as its sentence
///     expected, got | what happened
///     the learner's line, and a caret
///     what people who see this usually did
///     what to do next
public final class VerdictLines {
    /// The most lines of a verdict.
    public static final int MOST = 20;

    private static final int SHOWN_PRINTS = 2;
    private static final int MOST_SAID = 4;

    private final Screen screen;
    private final List<Path> files;
    private final String next;

    /// @param files the learner's files, to show their lines
    /// @param next the last line: keys or commands
    public VerdictLines(Screen screen, List<Path> files, String next) {
        this.screen = screen;
        this.files = files;
        this.next = next;
    }

    /// The verdict, ready to print.
    public List<String> of(Verdict verdict) {
        var lines =
                switch (verdict) {
                    case Verdict.NotCompiled(var exercise, var problems) ->
                            questions(exercise, problems);
                    case Verdict.Judged judged when judged.passed() -> passed(judged);
                    case Verdict.Judged judged -> notYet(judged);
                    case Verdict.Unjudged(var exercise, var reason) -> unjudged(exercise, reason);
                };
        while (lines.size() > MOST - 2) {
            lines.removeLast();
        }
        lines.add("");
        lines.add(screen.paint(Ink.GREY, Prose.clip(next)));
        return lines;
    }

    private List<String> questions(Exercise exercise, List<Problem> problems) {
        var lines = new ArrayList<String>();
        lines.add(head(exercise, "Java has a question before the rules can run", Ink.ORANGE));
        lines.add("");
        var first = problems.getFirst();
        lines.addAll(Prose.wrap("  ", first.sentence(), 3));
        var at = "%s:%d:%d".formatted(first.file(), first.line(), first.column());
        lines.addAll(
                first.lineText().isBlank()
                        ? List.of("    " + at)
                        : Place.of(at, first.lineText(), first.column()));
        if (problems.size() > 1) {
            lines.add("");
            lines.add(
                    "  And %d more; often the first one explains them."
                            .formatted(problems.size() - 1));
        }
        return lines;
    }

    private List<String> passed(Verdict.Judged judged) {
        var run = judged.run();
        var lines = new ArrayList<String>();
        lines.add(head(judged.exercise(), "all %d rules hold".formatted(run.held()), Ink.GREEN));
        lines.add("");
        lines.addAll(Prose.section("  ", judged.exercise().page().section("After you pass")));
        lines.addAll(extras(judged.exercise(), run));
        return lines;
    }

    private List<String> notYet(Verdict.Judged judged) {
        var exercise = judged.exercise();
        var run = judged.run();
        var lines = new ArrayList<String>();
        lines.add(head(exercise, count(run), Ink.ORANGE));
        lines.add("");
        run.firstFailing()
                .map(Checked::rule)
                .ifPresent(rule -> lines.addAll(Prose.wrap("  Not yet:  ", rule.sentence(), 2)));
        run.reason().ifPresent(reason -> lines.addAll(why(exercise, run, reason)));
        judged.mistake()
                .ifPresent(mistake -> {
                    lines.add("");
                    lines.addAll(Prose.wrap("  Maybe: ", mistake.say(), MOST_SAID));
                });
        lines.addAll(extras(exercise, run));
        return lines;
    }

    private List<String> unjudged(Exercise exercise, String reason) {
        var lines = new ArrayList<String>();
        lines.add(head(exercise, "the teacher could not look at it", Ink.PURPLE));
        lines.add("");
        lines.addAll(Prose.wrap("  ", "This is not about your code. " + reason + ".", 4));
        return lines;
    }

    private List<String> why(Exercise exercise, Run run, Failure failure) {
        var lines = new ArrayList<String>();
        var about = Difference.description(failure.message());
        if (!about.isEmpty()) {
            lines.addAll(Prose.wrap("  ", "(" + about + ")", 1));
        }
        Difference.of(failure)
                .ifPresentOrElse(
                        difference -> lines.addAll(difference(difference)),
                        () -> lines.addAll(Prose.wrap("  ", Sentences.of(failure, run), 3)));
        Place.learners(exercise, failure).ifPresent(frame -> lines.addAll(Place.of(frame, files)));
        return lines;
    }

    private static List<String> difference(Difference difference) {
        var lines = new ArrayList<>(Prose.wrap("  expected  ", difference.expected(), 2));
        lines.addAll(Prose.wrap("  got       ", difference.got(), 2));
        return lines;
    }

    private List<String> extras(Exercise exercise, Run run) {
        var lines = new ArrayList<String>();
        if (!run.leaks().isEmpty()) {
            lines.add("");
            lines.addAll(leak(exercise, run.leaks()));
        }
        if (run.prints().lines() > 0) {
            lines.add("");
            lines.addAll(prints(run.prints()));
        }
        return lines;
    }

    private List<String> leak(Exercise exercise, List<Leak> leaks) {
        var first = leaks.getFirst();
        var who =
                leaks.size() == 1
                        ? first.thread()
                        : "%s and %d more".formatted(first.thread(), leaks.size() - 1);
        var lines =
                new ArrayList<>(
                        Prose.wrap(
                                "  ",
                                "A thread of yours still runs after the rules: " + who + ".",
                                2));
        first.startedAt().stream()
                .filter(frame -> exercise.owns(frame.type()))
                .findFirst()
                .ifPresent(frame -> lines.addAll(Place.of(frame, files)));
        return lines;
    }

    private static List<String> prints(Prints prints) {
        if (prints.isFlood()) {
            return Prose.wrap("  ", Sentences.flood(prints), 2);
        }
        var lines = new ArrayList<String>();
        lines.add(
                "  You printed %,d line%s:"
                        .formatted(prints.lines(), prints.lines() == 1 ? "" : "s"));
        prints.head().stream()
                .limit(SHOWN_PRINTS)
                .forEach(line -> lines.add(Prose.clip("    | " + line)));
        return lines;
    }

    private static String count(Run run) {
        return run.checked().isEmpty()
                ? "the rules could not run yet"
                : "%d of %d rules hold".formatted(run.held(), run.checked().size());
    }

    private String head(Exercise exercise, String text, Ink ink) {
        return screen.paint(Ink.BOLD, exercise.title()) + ": " + screen.paint(ink, text);
    }
}
