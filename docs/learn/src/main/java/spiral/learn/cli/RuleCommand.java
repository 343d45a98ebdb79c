package spiral.learn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.learn.Checked;
import spiral.learn.Entry.What;
import spiral.learn.Exercise;
import spiral.learn.Rule;
import spiral.learn.Verdict;
import spiral.learn.course.SuiteSource;

/// Shows the test of the first rule that does not hold yet.
@Command(
        name = "rule",
        description = "Read the rule that does not hold yet: its sentence and its source.",
        footer = {"", "Examples:", "  ./spiral learn rule"})
final class RuleCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default the current one")
    private @Nullable String slug;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var exercise = room.begun(slug);
        try (var judge = room.judge(1)) {
            Classroom.print(screen, lines(screen, room, room.check(judge, exercise)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The rule that this verdict names, if it names one.
    static List<String> lines(Screen screen, Classroom room, Verdict verdict) {
        var exercise = verdict.exercise();
        var rule = named(verdict);
        if (rule.isEmpty()) {
            return List.of(
                    verdict.passed()
                            ? "All rules hold. The suite: " + exercise.suite()
                            : "No rule could run yet; ./spiral learn check says why.");
        }
        room.note(exercise, What.RULE, rule.get().method());
        return lines(screen, exercise, rule.get());
    }

    private static List<String> lines(Screen screen, Exercise exercise, Rule rule) {
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, rule.sentence()));
        lines.add("");
        SuiteSource.rule(exercise, rule.method()).forEach(line -> lines.add("    " + line));
        return lines;
    }

    private static Optional<Rule> named(Verdict verdict) {
        return verdict instanceof Verdict.Judged judged
                ? judged.run().firstFailing().map(Checked::rule)
                : Optional.empty();
    }
}
