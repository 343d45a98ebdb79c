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
import spiral.queue.demo.DemoEvent;

/// What the reader sees while the demo runs: on a terminal one picture, redrawn in place; elsewhere
/// a line for each thing that happens, and a status line now and then. All that is told goes into
/// the monitor's log as well.
///
/// Belongs to the thread of the demo's loop.
final class LiveOutput {
    private static final Logger LOG = LoggerFactory.getLogger(LiveOutput.class);

    /// Between two status lines on a plain screen.
    private static final Duration STATUS_EVERY = Duration.ofSeconds(2);

    /// Events that are kept for the picture; older ones are in the log.
    private static final int MOST_KEPT = 100;

    private final Screen screen;
    private final List<DemoEvent> events = new ArrayList<>();
    private Duration nextStatus = STATUS_EVERY;

    LiveOutput(Screen screen) {
        this.screen = screen;
    }

    /// The first words, where no picture says them.
    void open(DemoSetup setup) {
        if (!screen.motion()) {
            screen.out(
                    "A task queue, about %d s: a producer, a scheduler, %d workers. Seed %d."
                            .formatted(
                                    setup.timetable().length().toSeconds(),
                                    Role.WORKERS,
                                    setup.seed()));
            screen.out("The jobs read the files of " + setup.files());
        }
    }

    /// Something has happened.
    void tell(DemoEvent event) {
        LOG.info("{}", event.text());
        if (screen.motion()) {
            keep(event);
        } else {
            EventLines.lines(event, screen).forEach(screen::out);
        }
    }

    private void keep(DemoEvent event) {
        if (events.size() == MOST_KEPT) {
            events.removeFirst();
        }
        events.add(event);
    }

    /// What is told at the moment.
    List<DemoEvent> events() {
        return List.copyOf(events);
    }

    /// The present state.
    void show(Frame frame) {
        if (screen.motion()) {
            screen.frame(Picture.of(frame, screen));
        } else if (frame.at().compareTo(nextStatus) >= 0) {
            nextStatus = frame.at().plus(STATUS_EVERY);
            screen.out("%6s s  ".formatted(Seconds.text(frame.at())) + status(frame));
        }
    }

    private static String status(Frame frame) {
        String states =
                List.of(
                                Name.READY,
                                Name.RUNNING,
                                Name.SCHEDULED,
                                Name.RETRYING,
                                Name.SUCCEEDED,
                                Name.DEAD)
                        .stream()
                        .map(state -> state.word() + " " + count(frame, state))
                        .collect(Collectors.joining(", "));
        return "[%s; %.0f jobs/s; %s]".formatted(states, frame.perSecond(), workers(frame));
    }

    private static long count(Frame frame, Name state) {
        return frame.snapshot().stats().states().getOrDefault(state, 0L);
    }

    private static String workers(Frame frame) {
        return frame.members().stream()
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
