package spiral.learn.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import spiral.console.Screen;
import spiral.learn.Checked;
import spiral.learn.Exercise;
import spiral.learn.Failure.Kind;
import spiral.learn.Mistake;
import spiral.learn.Rule;
import spiral.learn.Run;
import spiral.learn.Verdict;
import spiral.learn.course.Catalogue;
import spiral.learn.course.SuiteSource;
import spiral.learn.course.Workbench;
import spiral.learn.judge.Compiled;
import spiral.learn.judge.Judge;
import spiral.learn.view.Prose;
import spiral.learn.view.VerdictLines;
import spiral.learn.worker.Order;

/// Checks an exercise against everything that is promised about exercises. For one thread.
public final class Verifier {
    /// A wrong variant that is endless need not take a learner's 3 s; on a busy machine it gets them.
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    private final Catalogue catalogue;
    private final Judge judge;
    private final List<Long> seeds;

    /// @param seeds for random orders of the rules, one run each
    public Verifier(Catalogue catalogue, Judge judge, List<Long> seeds) {
        this.catalogue = catalogue;
        this.judge = judge;
        this.seeds = List.copyOf(seeds);
    }

    /// What is missing, as sentences; empty when the exercise is complete.
    public List<String> missing(Exercise exercise) throws InterruptedException {
        var missing =
                new ArrayList<>(PageChecks.of(exercise, need -> catalogue.find(need).isPresent()));
        var reference = judge.reference(exercise, Order.IN_ORDER);
        if (!(reference instanceof Verdict.Judged(var same, var run, var mistake)
                && run.passed())) {
            missing.add("our own class does not pass its suite: " + told(reference));
            return missing;
        }
        missing.addAll(rules(exercise, run));
        missing.addAll(skeleton(exercise));
        missing.addAll(wrong(exercise));
        missing.addAll(right(exercise));
        return missing;
    }

    private List<String> rules(Exercise exercise, Run run) {
        var missing = new ArrayList<String>();
        var rules = run.checked().stream().map(Checked::rule).toList();
        var sentences = rules.stream().map(Rule::sentence).collect(Collectors.toSet());
        if (sentences.size() < rules.size()) {
            missing.add("two rules have the same sentence");
        }
        if (rules.stream().map(Rule::order).distinct().count() < rules.size()) {
            missing.add("two rules have the same @Order");
        }
        var steps = rules.stream().map(Rule::step).collect(Collectors.toCollection(TreeSet::new));
        if (!steps.equals(stepsOnPage(exercise))) {
            missing.add(
                    "the suite has the steps %s, the page %s"
                            .formatted(steps, stepsOnPage(exercise)));
        }
        for (var mistake : exercise.page().mistakes()) {
            missing.addAll(unknown(mistake, sentences));
        }
        if (SuiteSource.holds(exercise, "Thread.sleep")) {
            missing.add("the suite sleeps");
        }
        return missing;
    }

    private static List<String> unknown(Mistake mistake, Set<String> sentences) {
        var named = new ArrayList<>(mistake.when());
        named.addAll(mistake.also());
        named.addAll(mistake.holds());
        named.remove(Mistake.ANY);
        return named.stream()
                .filter(sentence -> !sentences.contains(sentence))
                .map(sentence -> "mistake %s names no rule: %s".formatted(mistake.name(), sentence))
                .toList();
    }

    private static Set<String> stepsOnPage(Exercise exercise) {
        return exercise.page()
                .section("Steps")
                .lines()
                .filter(line -> line.matches("### Step \\d+: .+ \\(\\d+ minutes\\)"))
                .map(line -> line.replaceFirst("### Step (\\d+):.*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> skeleton(Exercise exercise) throws InterruptedException {
        var files = Workbench.javaFiles(exercise.folder().resolve("skeleton"));
        var missing = new ArrayList<String>();
        if (files.stream().noneMatch(file -> read(file).contains("// TODO step "))) {
            missing.add("the skeleton has no '// TODO step N: ...'");
        }
        var compiled = judge.compile(files);
        var verdict = judge.compiled(exercise, compiled, Order.IN_ORDER, Order.LIMIT);
        missing.addAll(tooLong("the skeleton", files, verdict));
        if (!(verdict instanceof Verdict.Judged(var same, var run, var mistake))) {
            missing.add("the skeleton: " + told(verdict));
            return missing;
        }
        missing.addAll(face(exercise, compiled));
        run.checked().stream()
                .filter(Checked::holds)
                .forEach(each ->
                        missing.add("a rule holds on the skeleton: " + each.rule().sentence()));
        run.checked().stream()
                .flatMap(each -> each.failure().stream())
                .filter(failure -> failure.kind() != Kind.ASSERTION && failure.kind() != Kind.TODO)
                .forEach(failure ->
                        missing.add(
                                "the skeleton fails by something else than a TODO or an assertion: "
                                        + failure.text()));
        return missing;
    }

    private static List<String> face(Exercise exercise, Compiled skeleton) {
        var wanted = Face.of(exercise.target(), classes(exercise));
        var has = Face.of(exercise.target(), skeleton.classes());
        var missing = new ArrayList<String>();
        wanted.stream()
                .filter(line -> !has.contains(line))
                .forEach(line -> missing.add("the skeleton lacks: " + line));
        has.stream()
                .filter(line -> !wanted.contains(line))
                .forEach(line -> missing.add("only the skeleton has: " + line));
        return missing;
    }

    private static Map<String, byte[]> classes(Exercise exercise) {
        var folder =
                exercise.module()
                        .resolve("target/classes")
                        .resolve(exercise.packageName().replace('.', '/'));
        var classes = new TreeMap<String, byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                var name = String.valueOf(file.getFileName()).replace(".class", "");
                classes.put(exercise.packageName() + "." + name, Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return classes;
    }

    private List<String> wrong(Exercise exercise) throws InterruptedException {
        var missing = new ArrayList<String>();
        for (var name : PageChecks.children(exercise.folder().resolve("wrong"))) {
            var files = Workbench.javaFiles(exercise.folder().resolve("wrong").resolve(name));
            var compiled = judge.compile(files);
            var verdict = judge.compiled(exercise, compiled, Order.IN_ORDER, IMPATIENT);
            if (!wrong(name, verdict).isEmpty()) {
                verdict = judge.compiled(exercise, compiled, Order.IN_ORDER, Order.LIMIT);
            }
            missing.addAll(tooLong("wrong/" + name, files, verdict));
            missing.addAll(wrong(name, verdict));
        }
        return missing;
    }

    private static List<String> wrong(String name, Verdict verdict) {
        if (!(verdict instanceof Verdict.Judged(var exercise, var run, var mistake))) {
            return List.of("wrong/%s: %s".formatted(name, told(verdict)));
        }
        if (run.passed()) {
            return List.of("wrong/%s passes".formatted(name));
        }
        var said = mistake.map(Mistake::name).orElse("nothing");
        return said.equals(name)
                ? List.of()
                : List.of("wrong/%s is named by %s: %s".formatted(name, said, told(verdict)));
    }

    private List<String> right(Exercise exercise) throws InterruptedException {
        var missing = new ArrayList<String>();
        for (var seed : seeds) {
            missing.addAll(passes("our own class", seed, judge.reference(exercise, seed)));
        }
        for (var name : PageChecks.children(exercise.folder().resolve("right"))) {
            var files = Workbench.javaFiles(exercise.folder().resolve("right").resolve(name));
            var compiled = judge.compile(files);
            for (var seed : seeds) {
                var verdict = judge.compiled(exercise, compiled, seed, Order.LIMIT);
                missing.addAll(passes("right/" + name, seed, verdict));
            }
        }
        return missing;
    }

    private static List<String> passes(String what, long seed, Verdict verdict) {
        return verdict.passed()
                ? List.of()
                : List.of("%s does not pass with seed %d: %s".formatted(what, seed, told(verdict)));
    }

    private static List<String> tooLong(String what, List<Path> files, Verdict verdict) {
        var quiet = new PrintStream(OutputStream.nullOutputStream());
        var lines = new VerdictLines(Screen.of(quiet, quiet, true), files, "").of(verdict);
        var wide = lines.stream().filter(line -> line.length() > Prose.WIDTH).toList();
        return lines.size() <= VerdictLines.MOST && wide.isEmpty()
                ? List.of()
                : List.of(
                        "the verdict on %s has %d lines; too wide: %s"
                                .formatted(what, lines.size(), wide));
    }

    private static String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotCompiled(var exercise, var problems) ->
                    "does not compile: " + problems.getFirst();
            case Verdict.Unjudged(var exercise, var reason) -> reason;
            case Verdict.Judged(var exercise, var run, var mistake) ->
                    run.firstFailing().map(first -> first.rule().sentence() + " -- ").orElse("")
                            + run.reason().map(reason -> reason.text()).orElse("nothing failed");
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
