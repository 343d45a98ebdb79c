package spiral.queue.view;

import java.util.List;
import java.util.stream.Collectors;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.monitor.Observation;

/// A queue in one line of ASCII.
final class StatusLine {
    private StatusLine() {}

    static String of(Observation seen) {
        QueueStats stats = seen.stats();
        return "%s | %s | wait p95 %s, run p95 %s | %s%s"
                .formatted(
                        states(stats),
                        flow(seen.recent()),
                        Amounts.percentile(seen.recent().waits(), 95),
                        Amounts.percentile(seen.recent().runs(), 95),
                        crew(stats),
                        stats.breakers().stream()
                                .filter(StatusLine::notClosed)
                                .map(breaker -> " | breaker " + breaker(breaker))
                                .collect(Collectors.joining()));
    }

    /// `1,204 jobs/s, 98.2 % ok`.
    static String flow(Flow flow) {
        return Amounts.rate(flow.perSecond())
                + " jobs/s, "
                + flow.successRate()
                        .map(rate -> Amounts.percent(rate) + " ok")
                        .orElse("none ended");
    }

    static boolean notClosed(BreakerView breaker) {
        return !breaker.state().equals("closed");
    }

    /// `mail open, a probe in 12 s`.
    static String breaker(BreakerView breaker) {
        String state = breaker.type() + " " + breaker.state();
        return breaker.retryAfter().isZero()
                ? state
                : state + ", a probe in " + Amounts.wholeSeconds(breaker.retryAfter());
    }

    private static String states(QueueStats stats) {
        String states =
                stats.states().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> entry.getKey().word() + " " + Amounts.count(entry.getValue()))
                        .collect(Collectors.joining(", "));
        return states.isEmpty() ? "no jobs" : states;
    }

    private static String crew(QueueStats stats) {
        List<WorkerView> here = stats.workers().stream().filter(WorkerRows::here).toList();
        String scheduler =
                here.stream()
                        .filter(WorkerView::scheduler)
                        .findFirst()
                        .map(worker -> " (scheduler " + worker.name() + ")")
                        .orElse("");
        return here.size() + (here.size() == 1 ? " worker" : " workers") + scheduler;
    }
}
