package spiral.queue.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import spiral.console.Screen;
import spiral.eventloop.EventLoop;
import spiral.queue.process.ChildProcess;
import spiral.queue.process.Supervisor;

/// The processes of one `queue work --processes N`: each is this command again, with a number.
final class ProcessCrew {
    /// What a child gets beyond the drain deadline before it is killed.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final List<String> words;
    private final Duration patience;
    private final Screen screen;
    private final Supervisor supervisor;

    /// @param name what the workers are called: name-1, name-2
    /// @param words the command line
    /// @param drain how long running jobs may go on at the end
    ProcessCrew(String name, List<String> words, Duration drain, Screen screen) {
        this.name = name;
        this.words = words;
        this.patience = drain.plus(PATIENCE);
        this.screen = screen;
        this.supervisor =
                new Supervisor(
                        EventLoop.onWallClock().build(),
                        this::start,
                        screen::err,
                        RandomGenerator.getDefault());
    }

    /// Keeps so many processes alive; returns when all have left.
    void work(int processes) {
        supervisor.run(processes);
    }

    /// Leads all of them out, and waits for that.
    void leave() {
        screen.err("ending: running jobs may go on, the rest goes back");
        supervisor.leave(patience);
        supervisor
                .ended()
                .completeOnTimeout(null, patience.toMillis() + 1_000, MILLISECONDS)
                .join();
        screen.err("all worker processes have ended");
    }

    private ChildProcess start(int number) throws IOException {
        List<String> child = new ArrayList<>(words);
        child.addAll(List.of("--child", Integer.toString(number)));
        return ChildProcess.start(name + "-" + number, Main.class, List.of(), child);
    }
}
