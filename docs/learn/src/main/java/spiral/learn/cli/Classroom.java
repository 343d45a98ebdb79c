package spiral.learn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.Entry.What;
import spiral.learn.Exercise;
import spiral.learn.Progress;
import spiral.learn.Verdict;
import spiral.learn.course.Catalogue;
import spiral.learn.course.Journal;
import spiral.learn.course.Workbench;
import spiral.learn.course.Workspace;
import spiral.learn.judge.ClassPaths;
import spiral.learn.judge.Judge;
import spiral.learn.judge.StartCache;
import spiral.learn.view.CourseLines;

/// What the commands share: where things lie, what was done, and how to judge.
final class Classroom {
    private static final String CACHE = "docs/learn/target/worker.aot";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final Journal journal;

    private Classroom(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.catalogue = Catalogue.of(workspace);
        this.journal = new Journal(workspace.journal(), clock);
    }

    static Classroom open() {
        var here = Path.of("");
        return new Classroom(
                Workspace.find(System.getenv("SPIRAL_HOME"), here), InstantSource.system());
    }

    Workspace workspace() {
        return workspace;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Journal journal() {
        return journal;
    }

    Progress progress() {
        return journal.progress();
    }

    /// The exercise of this name; without one, the one that the learner is at.
    Exercise chosen(@Nullable String slug) {
        if (slug != null) {
            return catalogue.named(slug);
        }
        return progress()
                .current()
                .flatMap(catalogue::find)
                .orElseThrow(() -> new UserError("which exercise? " + next()));
    }

    /// The same, refused when the learner has not begun it.
    Exercise begun(@Nullable String slug) {
        var exercise = chosen(slug);
        if (!Workbench.begun(exercise)) {
            throw new UserError(
                    "%s is not on your workbench yet; ./spiral learn start %s"
                            .formatted(exercise.title(), exercise.slug()));
        }
        return exercise;
    }

    /// Judges and keeps what is worth keeping.
    Verdict check(Judge judge, Exercise exercise) throws InterruptedException {
        var verdict = judge.learners(exercise, catalogue);
        if (verdict.passed() && !progress().passed(exercise.slug())) {
            note(exercise, What.PASSED, "");
        }
        return verdict;
    }

    /// Adds a line to the journal and brings `STATE.md` up to date.
    void note(Exercise exercise, What what, String note) {
        journal.add(exercise.slug(), what, note);
        journal.state(CourseLines.state(catalogue.exercises(), progress()));
    }

    /// @param workers 1 for a single check, 2 when more will come
    Judge judge(int workers) {
        try {
            return new Judge(paths(), StartCache.use(cache()), workers);
        } catch (IOException refused) {
            throw UserError.environment("cannot start a Java process: " + refused.getMessage());
        }
    }

    ClassPaths paths() {
        return ClassPaths.of(workspace, System.getProperty("java.class.path"));
    }

    /// What makes a worker start quicker, once it is made.
    Path cache() {
        return workspace.root().resolve(CACHE);
    }

    /// The learner's files, to show lines of them.
    static List<Path> files(Exercise exercise) {
        return Workbench.files(exercise);
    }

    /// The command that begins the exercise that comes next.
    String next() {
        return progress()
                .next(catalogue.exercises())
                .map(each -> "./spiral learn start " + each.slug())
                .orElse("./spiral learn list");
    }

    static void print(Screen screen, List<String> lines) {
        lines.forEach(screen::out);
    }
}
