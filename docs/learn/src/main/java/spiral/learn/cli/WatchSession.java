package spiral.learn.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.learn.Entry.What;
import spiral.learn.Exercise;
import spiral.learn.Verdict;
import spiral.learn.course.Workbench;
import spiral.learn.judge.Judge;
import spiral.learn.view.CardLines;
import spiral.learn.view.CourseLines;
import spiral.learn.view.ExerciseLines;
import spiral.learn.view.VerdictLines;
import spiral.learn.watch.Keys;
import spiral.learn.watch.Saves;
import spiral.learn.watch.Signal;
import spiral.learn.worker.Order;

/// From the first verdict to `q`. It never goes on to another exercise by itself.
final class WatchSession {
    private static final String KEYS = "h hint   r rule   n next   l list   q quit";

    /// Saves and keys that may wait; more are dropped, for the last look sees them all.
    private static final int WAITING = 64;

    private static final int SHOWN_RULE = 17;

    private final Classroom room;
    private final Judge judge;
    private final Screen screen;
    private final SessionLog log;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(WAITING);

    // this thread only
    private @Nullable Exercise next;
    private @Nullable Verdict latest;
    private @Nullable CardLines cards;

    WatchSession(Classroom room, Judge judge, Screen screen) {
        this.room = room;
        this.judge = judge;
        this.screen = screen;
        this.log =
                SessionLog.open(room.workspace().root().resolve("docs/learn/target/session.jsonl"));
    }

    void run(Exercise first) throws IOException, InterruptedException {
        try (var keys = Keys.of(screen.motion())) {
            keys.tell(this::pressed);
            for (Exercise at = first; at != null; at = next) {
                next = null;
                cards = null;
                watch(at);
            }
        } finally {
            screen.done();
            screen.out("Saved as you left it. To go on: ./spiral learn watch");
        }
    }

    private void watch(Exercise exercise) throws IOException, InterruptedException {
        try (var saves = Saves.of(Classroom.files(exercise))) {
            saves.tell(() -> signals.offer(new Signal.Saved()));
            look(exercise);
            warmUp(exercise);
            while (answer(exercise, signals.take())) {}
        }
    }

    private void pressed(int letter) {
        var _ = signals.offer(new Signal.Key((char) letter));
    }

    /// @return false when it is time to leave this exercise
    private boolean answer(Exercise exercise, Signal signal) throws InterruptedException {
        switch (signal) {
            case Signal.Saved() -> look(exercise);
            case Signal.Key(var letter) -> {
                return answer(exercise, letter);
            }
        }
        return true;
    }

    private boolean answer(Exercise exercise, char letter) throws InterruptedException {
        switch (letter) {
            case 'h' -> show(hint(exercise));
            case 'r' -> show(rule());
            case 'l' -> {
                var course = room.catalogue().exercises();
                show(CourseLines.listAround(screen, course, room.progress(), exercise));
            }
            case 'c' -> show(cards(exercise).next());
            case 'n' -> {
                return !goOn(exercise);
            }
            case 'q', 4 -> { // Ctrl-D, too
                return false;
            }
            case '\n', '\r' -> {
                if (screen.motion()) {
                    look(exercise);
                }
            }
            default -> {}
        }
        return true;
    }

    private void look(Exercise exercise) throws InterruptedException {
        var began = System.nanoTime();
        var verdict = room.check(judge, exercise);
        latest = verdict;
        screenful(new VerdictLines(screen, Classroom.files(exercise), keys(verdict)).of(verdict));
        log.judged(verdict, Duration.ofNanos(System.nanoTime() - began));
    }

    // so that the first save is judged as quickly as the tenth
    private void warmUp(Exercise exercise) throws InterruptedException {
        if (signals.isEmpty()) {
            judge.reference(exercise, Order.IN_ORDER);
        }
    }

    private String keys(Verdict verdict) {
        return verdict.passed() ? "n next exercise   c cards   l list   q quit" : KEYS;
    }

    private List<String> hint(Exercise exercise) {
        return ExerciseLines.hint(screen, exercise, HintCommand.take(room, exercise));
    }

    private CardLines cards(Exercise exercise) {
        var asked = cards;
        if (asked == null) {
            asked = new CardLines(screen, exercise.page().cards());
            cards = asked;
        }
        return asked;
    }

    private List<String> rule() {
        var verdict = latest;
        return verdict == null
                ? List.of()
                : RuleCommand.lines(screen, room, verdict).stream().limit(SHOWN_RULE).toList();
    }

    /// @return true when there is a next one
    private boolean goOn(Exercise from) {
        var course = room.catalogue().exercises();
        var progress = room.progress();
        var found =
                course.stream()
                        .filter(each ->
                                !progress.passed(each.slug()) && !each.slug().equals(from.slug()))
                        .filter(each -> each.needs().stream().allMatch(progress::passed))
                        .findFirst();
        if (found.isEmpty()) {
            show(
                    List.of(
                            progress.passed(from.slug())
                                    ? "That was the last one. ./spiral learn spiral brings you back to them."
                                    : "The next ones build on this one."));
            return false;
        }
        next = found.get();
        Workbench.start(found.get());
        room.note(found.get(), What.STARTED, "");
        screen.done();
        screen.out(screen.paint(Ink.BOLD, "Next: ") + found.get().title());
        screen.out("Your file: " + room.workspace().shown(Workbench.main(found.get())));
        screen.out("");
        return true;
    }

    private void show(List<String> lines) {
        var all = new ArrayList<>(lines);
        all.add("");
        all.add(screen.paint(Ink.GREY, "Enter back   " + KEYS));
        screenful(all);
    }

    private void screenful(List<String> lines) {
        if (screen.motion()) {
            screen.frame(lines);
        } else {
            lines.forEach(screen::out);
            screen.out("");
        }
    }
}
