package spiral.learn.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spiral.learn.Exercise;
import spiral.learn.Failure;
import spiral.learn.Problem;
import spiral.learn.Run;
import spiral.learn.Verdict;
import spiral.learn.course.Catalogue;
import spiral.learn.course.Workbench;
import spiral.learn.worker.Order;

/// Says whether a class keeps the rules of its suite. For one thread.
public final class Judge implements AutoCloseable {
    private final ClassPaths paths;
    private final Compiler compiler;
    private final Workers workers;

    /// A judge with this many workers ready: 1 for a single check, 2 when more will come.
    public Judge(ClassPaths paths, StartCache cache, int workers) throws IOException {
        this.paths = paths;
        this.workers = new Workers(paths.judging(), cache, workers);
        this.compiler = new Compiler(paths.compiling());
    }

    /// Judges what lies on the workbench. Other files of the learner in the same module may be used
    /// by this exercise's, unless they belong to another exercise.
    public Verdict learners(Exercise exercise, Catalogue catalogue) throws InterruptedException {
        var files = Workbench.files(exercise).stream().filter(Files::isRegularFile).toList();
        return compiled(
                exercise, compileLearners(exercise, files, catalogue), Order.IN_ORDER, Order.LIMIT);
    }

    /// The learner's classes of this exercise, as [#learners] would judge them.
    public Compiled compileLearners(Exercise exercise, List<Path> files, Catalogue catalogue) {
        var around = List.of(Workbench.sources(exercise.module()));
        return compiler.compile(files, around, others(exercise, catalogue));
    }

    /// Judges these files in the place of the exercise's target.
    ///
    /// @param seed shuffles the rules; [Order#IN_ORDER] leaves them
    public Verdict files(Exercise exercise, List<Path> files, long seed)
            throws InterruptedException {
        return compiled(exercise, compiler.compile(files), seed, Order.LIMIT);
    }

    /// Judges what [#compile] gave.
    ///
    /// @param limit how long one rule may take
    public Verdict compiled(Exercise exercise, Compiled compiled, long seed, Duration limit)
            throws InterruptedException {
        if (!compiled.isOk()) {
            return new Verdict.NotCompiled(exercise, compiled.problems());
        }
        if (!compiled.classes().containsKey(exercise.target())) {
            return new Verdict.NotCompiled(exercise, List.of(noTarget(exercise)));
        }
        return run(exercise, compiled.classes(), seed, limit);
    }

    /// Judges the module's own class.
    public Verdict reference(Exercise exercise, long seed) throws InterruptedException {
        return run(exercise, Map.of(), seed, Order.LIMIT);
    }

    /// Runs this exercise's suite once, in a worker that writes the cache as it ends.
    public static void train(ClassPaths paths, StartCache cache, Exercise exercise)
            throws IOException, InterruptedException {
        var worker = WorkerProcess.start(paths.judging(), cache);
        var path = paths.running(exercise);
        worker.run(new Order(exercise.suite(), Order.IN_ORDER, path, Map.of(), Order.LIMIT));
        worker.finish();
    }

    /// Compiles these files and runs nothing.
    public Compiled compile(List<Path> files) {
        return compiler.compile(files);
    }

    @Override
    public void close() {
        workers.close();
        compiler.close();
    }

    private Verdict run(Exercise exercise, Map<String, byte[]> mine, long seed, Duration limit)
            throws InterruptedException {
        var order = new Order(exercise.suite(), seed, paths.running(exercise), mine, limit);
        try {
            var run = workers.run(order);
            return isOurs(run)
                    ? new Verdict.Unjudged(
                            exercise,
                            "no rule of %s could run".formatted(exercise.suite())
                                    + run.early().map(early -> ": " + early.text()).orElse(""))
                    : Verdict.Judged.of(exercise, run);
        } catch (IOException unreachable) {
            return new Verdict.Unjudged(
                    exercise, "the worker did not answer: " + unreachable.getMessage());
        }
    }

    // nothing ran, and not because of a missing member or an early end
    private static boolean isOurs(Run run) {
        return run.checked().isEmpty()
                && run.early().map(early -> early.kind() == Failure.Kind.EXCEPTION).orElse(true);
    }

    private static Set<Path> others(Exercise exercise, Catalogue catalogue) {
        var others = new HashSet<Path>();
        for (var each : catalogue.exercises()) {
            if (each.module().equals(exercise.module()) && !each.slug().equals(exercise.slug())) {
                others.addAll(Workbench.files(each));
            }
        }
        others.removeAll(Workbench.files(exercise));
        return others;
    }

    private static Problem noTarget(Exercise exercise) {
        return new Problem(
                exercise.targetName() + ".java",
                1,
                1,
                "",
                "The file must hold the class %s in the package %s."
                        .formatted(exercise.targetName(), exercise.packageName()),
                "no.target");
    }
}
