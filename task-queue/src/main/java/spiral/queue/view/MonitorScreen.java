package spiral.queue.view;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Flow;
import spiral.queue.monitor.Observation;

/// The monitor's picture of a queue: the same places for the same things in every frame, so that
/// the eye rests. Pure: the same observation gives the same lines.
public final class MonitorScreen {
    private static final int BAR = 32;
    private static final int MOST_TYPES = 12;
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
        lines.addAll(new WorkerRows(screen).lines(seen.stats()));
        lines.addAll(new TroubleRows(screen).lines(seen));
        return lines;
    }

    /// All of it in one line of ASCII, for screens that only append.
    public String line(Observation seen) {
        return time.format(seen.stats().at()) + " | " + StatusLine.of(seen);
    }

    private String title(Observation seen) {
        return screen.paint(Ink.BOLD, "queue at " + time.format(seen.stats().at()))
                + "   %s   in the last %s"
                        .formatted(
                                StatusLine.flow(seen.recent()),
                                Amounts.wholeSeconds(seen.recent().over()))
                + age(seen.stats());
    }

    /// Many jobs are not counted for every picture.
    private static String age(QueueStats stats) {
        return stats.age().toSeconds() == 0
                ? ""
                : "   jobs counted %s ago".formatted(Amounts.wholeSeconds(stats.age()));
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
        return "  %-10s %11s  %s"
                .formatted(state.word(), Amounts.count(n), screen.paint(ink(state), bar))
                .stripTrailing();
    }

    /// Jobs that have ended would dwarf all that still wait: they have a number, but no bar.
    private static boolean waits(Name state) {
        return state.live();
    }

    private static Ink ink(Name state) {
        return switch (state) {
            case BLOCKED, SCHEDULED -> Ink.SKY;
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
                        row(
                                "TYPE",
                                "JOBS/S",
                                "OK",
                                "WAIT p50",
                                "p95",
                                "p99",
                                "RUN p50",
                                "p95",
                                "p99")));
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
                Amounts.percentile(flow.waits(), 50),
                Amounts.percentile(flow.waits(), 95),
                Amounts.percentile(flow.waits(), 99),
                Amounts.percentile(flow.runs(), 50),
                Amounts.percentile(flow.runs(), 95),
                Amounts.percentile(flow.runs(), 99));
    }

    private static String row(Object... cells) {
        return "  %-12s %7s %6s %8s %7s %7s %8s %7s %7s".formatted(cells);
    }

    private static void more(int left, String what, List<String> lines) {
        if (left > 0) {
            lines.add("  ... and " + left + " more " + what);
        }
    }
}
