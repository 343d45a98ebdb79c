package spiral.learn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.learn.Exercise;
import spiral.learn.Failure;
import spiral.learn.Mistake;
import spiral.learn.Run;
import spiral.learn.Verdict;
import spiral.learn.view.VerdictLines;

/// Judges once.
@Command(
        name = "check",
        description = "Judge your file once.",
        footer = {
            "",
            "Exit code: 0 all rules hold, 1 not yet, 3 the teacher could not look.",
            "",
            "Examples:",
            "  ./spiral learn check",
            "  ./spiral learn check microtasks-first --json",
        })
final class CheckCommand implements Callable<Integer> {
    private static final String NEXT = "./spiral learn hint | rule | watch";

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default the current one")
    private @Nullable String slug;

    @Option(names = "--json", description = "the verdict as one line of JSON")
    private boolean json;

    @Option(names = "--trace", description = "also the stack of the first failure")
    private boolean trace;

    @Override
    public Integer call() throws InterruptedException {
        var room = Classroom.open();
        var exercise = room.begun(slug);
        try (var judge = room.judge(1)) {
            var verdict = room.check(judge, exercise);
            show(room, exercise, verdict);
            return exit(verdict);
        }
    }

    private void show(Classroom room, Exercise exercise, Verdict verdict) {
        var screen = common.screen();
        if (json) {
            screen.out(Json.line(row(verdict)));
            return;
        }
        var next =
                verdict.passed()
                        ? "Next: %s   or ./spiral learn cards".formatted(room.next())
                        : "Next: " + NEXT;
        Classroom.print(
                screen, new VerdictLines(screen, Classroom.files(exercise), next).of(verdict));
        if (trace) {
            stack(verdict).forEach(screen::out);
        }
    }

    static int exit(Verdict verdict) {
        if (verdict instanceof Verdict.Unjudged) {
            return Exit.ENVIRONMENT;
        }
        return verdict.passed() ? Exit.OK : Exit.FAILED;
    }

    private static List<String> stack(Verdict verdict) {
        var lines = new ArrayList<String>();
        if (verdict instanceof Verdict.Judged judged) {
            judged.run()
                    .reason()
                    .ifPresent(reason -> {
                        lines.add(reason.text());
                        reason.frames().forEach(frame -> lines.add("    at " + frame));
                    });
        }
        return lines;
    }

    private static Map<String, Object> row(Verdict verdict) {
        var row = new LinkedHashMap<String, Object>();
        row.put("exercise", verdict.exercise().slug());
        row.put("passed", verdict.passed());
        switch (verdict) {
            case Verdict.NotCompiled(var exercise, var problems) -> row.put("problems", problems);
            case Verdict.Unjudged(var exercise, var reason) -> row.put("unjudged", reason);
            case Verdict.Judged(var exercise, var run, var mistake) -> {
                addRun(row, run);
                mistake.map(Mistake::name).ifPresent(name -> row.put("mistake", name));
            }
        }
        return row;
    }

    private static void addRun(Map<String, Object> row, Run run) {
        row.put("held", run.held());
        row.put("rules", run.checked().size());
        run.firstFailing().ifPresent(first -> row.put("rule", first.rule().sentence()));
        run.reason().map(Failure::text).ifPresent(text -> row.put("failure", text));
        row.put("printedLines", run.prints().lines());
        row.put("leakedThreads", run.leaks().size());
    }
}
