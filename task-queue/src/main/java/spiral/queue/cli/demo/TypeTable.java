package spiral.queue.cli.demo;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.demo.DemoHandlers;
import spiral.queue.demo.Seconds;

/// A line for each job type of the demo, whether it has had jobs or not.
final class TypeTable {
    private static final List<String> TYPES =
            List.of(
                    DemoHandlers.SHA256,
                    DemoHandlers.WORDS,
                    DemoHandlers.LOOKUP,
                    DemoHandlers.FLAKY);

    private TypeTable() {}

    static List<String> of(QueueStats stats, Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add(
                screen.paint(
                        Ink.GREY, " type        done  failed  dead  waited p95   ran p95  breaker"));
        for (String type : TYPES) {
            lines.add(line(type, stats, screen));
        }
        return lines;
    }

    private static String line(String type, QueueStats stats, Screen screen) {
        Flow flow = stats.types().get(type);
        String numbers =
                flow == null
                        ? "     -       -     -           -         -"
                        : "%6d  %6d  %4d  %10s  %8s"
                                .formatted(
                                        flow.count(Event.SUCCEEDED),
                                        flow.count(Event.FAILED),
                                        flow.count(Event.DEAD),
                                        Seconds.latency(flow.waits().percentile(95)),
                                        Seconds.latency(flow.runs().percentile(95)));
        return " %-8s  %s  %s".formatted(type, numbers, breaker(type, stats, screen));
    }

    private static String breaker(String type, QueueStats stats, Screen screen) {
        return stats.breakers().stream()
                .filter(breaker -> breaker.type().equals(type))
                .findFirst()
                .map(breaker -> breaker(breaker, screen))
                .orElse("closed");
    }

    private static String breaker(BreakerView breaker, Screen screen) {
        return switch (breaker.state()) {
            case "open" ->
                    screen.paint(
                            Ink.VERMILLION, "OPEN, " + Seconds.text(breaker.retryAfter()) + " s");
            case "half-open" -> screen.paint(Ink.YELLOW, "half-open");
            default -> breaker.state();
        };
    }
}
