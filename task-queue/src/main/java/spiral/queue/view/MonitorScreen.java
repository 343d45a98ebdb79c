package spiral.queue.view;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.Job;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.monitor.Observation;

/// The monitor's picture of a queue: the same places for the same things in every frame, so that
/// the eye rests. Pure: the same observation gives the same lines.
public final class MonitorScreen {
    private static final int BAR = 32;
    private static final int MOST_TYPES = 12;
    private static final int MOST_WORKERS = 10;
    private static final int LONGEST_WHY = 60;

    /// How long a worker that has ended stays on the picture after it was last seen.
    private static final Duration AFTERGLOW = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Screen screen;
    private final DateTimeFormatter time;

    /// A picture for this screen, with times of day in this zone.
    public MonitorScreen(Screen screen, ZoneId zone) {
        this.screen = screen;
        this.time = TIME.withZone(zone);
    }

    /// The whole picture, for [Screen#frame].
    public List<String> lines(Observation seen) {
        List<String> lines = new ArrayList<>();
        lines.add(title(seen));
        lines.add("");
        states(seen.stats(), lines);
        types(seen, lines);
        workers(seen.stats(), lines);
        breakers(seen.stats(), lines);
        deadLetters(seen, lines);
        return lines;
    }

    /// All of it in one line of ASCII, for screens that only append.
    public String line(Observation seen) {
        QueueStats stats = seen.stats();
        return "%s | %s | %s | wait p95 %s, run p95 %s | %s%s"
                .formatted(
                        time.format(stats.at()),
                        stats.states().entrySet().stream()
                                .filter(entry -> entry.getValue() > 0)
                                .map(entry -> entry.getKey().word() + " " + count(entry.getValue()))
                                .collect(Collectors.joining(", ")),
                        flow(seen.recent()),
                        p95(seen.recent().waits()),
                        p95(seen.recent().runs()),
                        crew(stats),
                        stats.breakers().stream()
                                .filter(MonitorScreen::notClosed)
                                .map(breaker -> " | breaker " + breaker(breaker))
                                .collect(Collectors.joining()));
    }

    private String title(Observation seen) {
        return screen.paint(Ink.BOLD, "queue at " + time.format(seen.stats().at()))
                + "   %s   in the last %s"
                        .formatted(
                                flow(seen.recent()),
                                Amounts.duration(wholeSeconds(seen.recent().over())));
    }

    private static Duration wholeSeconds(Duration span) {
        return span.plusMillis(500).truncatedTo(SECONDS);
    }

    private static String flow(Flow flow) {
        return Amounts.rate(flow.perSecond())
                + " jobs/s, "
                + flow.successRate().map(rate -> Amounts.percent(rate) + " ok").orElse("none ended");
    }

    // ---- states

    private void states(QueueStats stats, List<String> lines) {
        long most =
                stats.states().entrySet().stream()
                        .filter(entry -> waits(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .max()
                        .orElse(0);
        stats.states().forEach((state, n) -> lines.add(state(state, n, most)));
    }

    private String state(Name state, long n, long most) {
        int length = waits(state) && n > 0 ? (int) Math.max(1, BAR * n / most) : 0;
        String bar = screen.glyph("█", "#").repeat(length);
        return "  %-10s %11s  %s".formatted(state.word(), count(n), screen.paint(ink(state), bar))
                .stripTrailing();
    }

    /// Jobs that have ended would dwarf all that still wait: they have a number, but no bar.
    private static boolean waits(Name state) {
        return state.live();
    }

    private static Ink ink(Name state) {
        return switch (state) {
            case SCHEDULED -> Ink.SKY;
            case READY -> Ink.YELLOW;
            case RUNNING -> Ink.GREEN;
            case RETRYING -> Ink.ORANGE;
            case SUCCEEDED, DEAD, CANCELLED -> Ink.PLAIN;
        };
    }

    // ---- types

    private void types(Observation seen, List<String> lines) {
        lines.add("");
        lines.add(
                screen.paint(
                        Ink.BOLD,
                        row("TYPE", "JOBS/S", "OK", "WAIT p50", "p95", "p99", "RUN p50", "p95", "p99")));
        seen.recentTypes().entrySet().stream()
                .limit(MOST_TYPES)
                .forEach(type -> lines.add(type(type.getKey(), type.getValue())));
        more(seen.recentTypes().size() - MOST_TYPES, "types: ./spiral queue stats", lines);
    }

    private static String type(String type, Flow flow) {
        return row(
                type.length() > 12 ? type.substring(0, 9) + "..." : type,
                Amounts.rate(flow.perSecond()),
                flow.successRate().map(Amounts::percent).orElse("-"),
                percentile(flow.waits(), 50),
                percentile(flow.waits(), 95),
                percentile(flow.waits(), 99),
                percentile(flow.runs(), 50),
                percentile(flow.runs(), 95),
                percentile(flow.runs(), 99));
    }

    private static String row(Object... cells) {
        return "  %-12s %7s %6s %8s %7s %7s %8s %7s %7s".formatted(cells);
    }

    private static String percentile(HistogramSnapshot micros, double percent) {
        return micros.count() == 0 ? "-" : Amounts.micros(micros.percentile(percent));
    }

    private static String p95(HistogramSnapshot micros) {
        return percentile(micros, 95);
    }

    // ---- workers

    private void workers(QueueStats stats, List<String> lines) {
        List<WorkerView> shown =
                stats.workers().stream().filter(worker -> shown(worker, stats.at())).toList();
        lines.add("");
        lines.add(
                screen.paint(
                        Ink.BOLD, "  %-14s %8s  %-7s %s".formatted("WORKER", "PID", "STATE", "HOLDS")));
        shown.stream().limit(MOST_WORKERS).forEach(worker -> lines.add(worker(worker)));
        more(shown.size() - MOST_WORKERS, "workers", lines);
    }

    private static boolean shown(WorkerView worker, Instant now) {
        return here(worker) || worker.lastSeen().plus(AFTERGLOW).isAfter(now);
    }

    private static boolean here(WorkerView worker) {
        return worker.state().equals("alive") || worker.state().equals("silent");
    }

    private String worker(WorkerView worker) {
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
        return "%s: %s%s".formatted(count(worker.holding()), ids, all ? "" : " ...");
    }

    private static String crew(QueueStats stats) {
        List<WorkerView> here = stats.workers().stream().filter(MonitorScreen::here).toList();
        String scheduler =
                here.stream()
                        .filter(WorkerView::scheduler)
                        .findFirst()
                        .map(worker -> " (scheduler " + worker.name() + ")")
                        .orElse("");
        return here.size() + (here.size() == 1 ? " worker" : " workers") + scheduler;
    }

    // ---- trouble

    private void breakers(QueueStats stats, List<String> lines) {
        lines.add("");
        List<BreakerView> open = stats.breakers().stream().filter(MonitorScreen::notClosed).toList();
        lines.add("  breakers:" + (open.isEmpty() ? " all closed" : ""));
        open.forEach(
                breaker -> lines.add("    " + screen.paint(Ink.VERMILLION, breaker(breaker))));
    }

    private static boolean notClosed(BreakerView breaker) {
        return !breaker.state().equals("closed");
    }

    private static String breaker(BreakerView breaker) {
        return breaker.retryAfter().isZero()
                ? breaker.type() + " " + breaker.state()
                : "%s %s, a probe in %s"
                        .formatted(
                                breaker.type(),
                                breaker.state(),
                                Amounts.duration(wholeSeconds(breaker.retryAfter())));
    }

    private static void deadLetters(Observation seen, List<String> lines) {
        long dead = seen.stats().states().getOrDefault(Name.DEAD, 0L);
        lines.add("  dead letters: " + (dead == 0 ? "none" : count(dead)));
        seen.deadLetters().forEach(job -> lines.add("    " + deadLetter(job)));
    }

    private static String deadLetter(Job job) {
        String why = job.life().state() instanceof Dead dead ? dead.why() : "";
        return "%d %s: %s".formatted(job.id(), job.type(), Shown.firstLine(why, LONGEST_WHY));
    }

    private static void more(int left, String what, List<String> lines) {
        if (left > 0) {
            lines.add("  ... and " + left + " more " + what);
        }
    }

    private static String count(long number) {
        return Amounts.count(number);
    }
}
