package spiral.queue.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spiral.async.Scheduler;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.Threshold;
import spiral.queue.JobQueue;
import spiral.queue.StoreException;
import spiral.queue.monitor.Figures;
import spiral.queue.monitor.Monitor;
import spiral.queue.monitor.MonitorLog;
import spiral.queue.monitor.Observation;
import spiral.queue.process.ProcessLog;
import spiral.queue.view.MonitorScreen;

/// `queue monitor`: the queue, live.
@Command(
        name = "monitor",
        description = {
            "Watches the queue live until Ctrl-C.",
            "One picture on a terminal, else a line each time. Its numbers go into the log,",
            "too."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue monitor",
            "  ./spiral queue monitor --every 5s --for 1m --json"
        })
final class MonitorCommand extends StoreCommand {
    private static final Duration MOST_OFTEN = Duration.ofMillis(100);

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            defaultValue = "1s",
            description = "how often to look; 1s unless given")
    private Duration every = Duration.ofSeconds(1);

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long; until Ctrl-C unless given")
    private @Nullable Duration span;

    @Option(names = "--json", description = "one JSON object per look")
    private boolean json;

    @Override
    int run(JobQueue queue, Screen screen) {
        if (every.compareTo(MOST_OFTEN) < 0) {
            throw new UserError(
                    "--every must be at least 100ms but was " + every.toMillis() + "ms");
        }
        ProcessLog.open(db().logs(), "monitor", Threshold.INFO);
        Looking looking = new Looking(new Monitor(queue.store()), screen);
        try (MonitorLog _ = MonitorLog.start(queue.store(), Scheduler.system())) {
            Scheduler.system().schedule(Duration.ZERO, looking::next);
            looking.end.join();
        }
        screen.done();
        return Exit.OK;
    }

    /// The looks, one after the other, on the scheduler's thread.
    private final class Looking {
        private final Monitor monitor;
        private final Screen screen;
        private final MonitorScreen picture;
        private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        private final long startNanos = Scheduler.system().nanos();

        Looking(Monitor monitor, Screen screen) {
            this.monitor = monitor;
            this.screen = screen;
            this.picture = new MonitorScreen(screen, ZoneId.systemDefault());
        }

        void next() {
            try {
                look();
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
                return;
            }
            long passed = Scheduler.system().nanos() - startNanos;
            if (span != null && passed + every.toNanos() > span.toNanos()) {
                end.complete(null);
            } else {
                Scheduler.system().schedule(every, this::next);
            }
        }

        private void look() {
            try {
                show(monitor.observe());
            } catch (StoreException trouble) {
                screen.err("the store cannot be read just now: " + trouble.getMessage());
            }
        }

        private void show(Observation seen) {
            if (json) {
                screen.out(
                        Json.line(Figures.page(seen.stats(), seen.recent(), seen.recentTypes())));
            } else if (screen.motion()) {
                screen.frame(picture.lines(seen));
            } else {
                screen.out(picture.line(seen));
            }
        }
    }
}
