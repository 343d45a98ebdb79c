package spiral.queue.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.WorkerView;

/// The worker processes on the monitor's picture: who is there, what each holds, who plays the
/// scheduler.
final class WorkerRows {
    private static final int MOST = 10;

    /// How long a worker that has ended stays on the picture after it was last seen.
    private static final Duration AFTERGLOW = Duration.ofSeconds(30);

    private final Screen screen;

    WorkerRows(Screen screen) {
        this.screen = screen;
    }

    List<String> lines(QueueStats stats) {
        List<WorkerView> shown =
                stats.workers().stream().filter(worker -> shown(worker, stats.at())).toList();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                screen.paint(
                        Ink.BOLD,
                        "  %-14s %8s  %-7s %s".formatted("WORKER", "PID", "STATE", "HOLDS")));
        shown.stream().limit(MOST).forEach(worker -> lines.add(row(worker)));
        if (shown.size() > MOST) {
            lines.add("  ... and %d more workers".formatted(shown.size() - MOST));
        }
        return lines;
    }

    /// True for a worker that has not ended, as far as the store knows.
    static boolean here(WorkerView worker) {
        return worker.state().equals("alive") || worker.state().equals("silent");
    }

    private static boolean shown(WorkerView worker, Instant now) {
        return here(worker) || worker.lastSeen().plus(AFTERGLOW).isAfter(now);
    }

    private String row(WorkerView worker) {
        String state = "%-7s".formatted(worker.state());
        return "  %-14s %8d  %s %s%s"
                .formatted(
                        worker.name(),
                        worker.pid(),
                        screen.paint(ink(worker), state),
                        holds(worker),
                        worker.scheduler() ? "  <- scheduler" : "")
                .stripTrailing();
    }

    private static Ink ink(WorkerView worker) {
        return switch (worker.state()) {
            case "alive" -> Ink.GREEN;
            case "silent" -> Ink.ORANGE;
            case "lost" -> Ink.VERMILLION;
            default -> Ink.GREY;
        };
    }

    private static String holds(WorkerView worker) {
        if (worker.holding() == 0) {
            return here(worker) ? "nothing" : "";
        }
        String ids = worker.first().stream().map(String::valueOf).collect(Collectors.joining(" "));
        boolean all = worker.holding() <= worker.first().size();
        return "%s: %s%s".formatted(Amounts.count(worker.holding()), ids, all ? "" : " ...");
    }
}
