package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.console.Screen;
import spiral.queue.JobState.Name;
import spiral.queue.demo.Seconds;
import spiral.queue.demo.Tiding;

/// What the reader sees while the demo runs: on a terminal one picture, redrawn in place; elsewhere
/// a line for each thing that happens, and a status line now and then. All that is told goes into
/// the monitor's log as well.
///
/// Belongs to the thread of the demo's loop.
final class Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    /// Between two status lines on a plain screen.
    private static final Duration STATUS_EVERY = Duration.ofSeconds(2);

    /// Tidings that are kept for the picture; older ones are in the log.
    private static final int MOST_KEPT = 100;

    private final Screen screen;
    private final List<Tiding> tidings = new ArrayList<>();
    private Duration nextStatus = STATUS_EVERY;

    Stage(Screen screen) {
        this.screen = screen;
    }

    /// The first words, where no picture says them.
    void open(Errand errand) {
        if (!screen.motion()) {
            screen.out(
                    "A task queue, about %d s: a producer, a scheduler, %d workers. Seed %d."
                            .formatted(
                                    errand.script().length().toSeconds(),
                                    Role.WORKERS,
                                    errand.seed()));
            screen.out("The jobs read the files of " + errand.files());
        }
    }

    /// Something has happened.
    void tell(Tiding tiding) {
        LOG.info("{}", tiding.text());
        if (screen.motion()) {
            keep(tiding);
        } else {
            News.lines(tiding, screen).forEach(screen::out);
        }
    }

    private void keep(Tiding tiding) {
        if (tidings.size() == MOST_KEPT) {
            tidings.removeFirst();
        }
        tidings.add(tiding);
    }

    /// What is told at the moment.
    List<Tiding> tidings() {
        return List.copyOf(tidings);
    }

    /// The present state.
    void show(View view) {
        if (screen.motion()) {
            screen.frame(Picture.of(view, screen));
        } else if (view.at().compareTo(nextStatus) >= 0) {
            nextStatus = view.at().plus(STATUS_EVERY);
            screen.out("%6s s  ".formatted(Seconds.text(view.at())) + status(view));
        }
    }

    private static String status(View view) {
        String states =
                List.of(
                                Name.READY,
                                Name.RUNNING,
                                Name.SCHEDULED,
                                Name.RETRYING,
                                Name.SUCCEEDED,
                                Name.DEAD)
                        .stream()
                        .map(state -> state.word() + " " + count(view, state))
                        .collect(Collectors.joining(", "));
        return "[%s; %.0f jobs/s; %s]".formatted(states, view.perSecond(), workers(view));
    }

    private static long count(View view, Name state) {
        return view.glimpse().stats().states().getOrDefault(state, 0L);
    }

    private static String workers(View view) {
        return view.members().stream()
                .map(
                        member ->
                                switch (member.state()) {
                                    case STARTING -> member.name() + " starts";
                                    case WORKING -> member.name() + " holds " + member.held();
                                    case KILLED -> member.name() + " killed";
                                })
                .collect(Collectors.joining(", "));
    }
}
