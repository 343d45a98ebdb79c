package spiral.queue.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.monitor.Figures;
import spiral.queue.view.Amounts;

/// `queue stats`: the queue in numbers.
@Command(
        name = "stats",
        description = {
            "Shows the queue in numbers.",
            "Jobs per state; flow, success rate, wait and run times per type; workers;",
            "breakers."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue stats",
            "  ./spiral queue stats --window 10m --json | jq .all.jobsPerSecond"
        })
final class StatsCommand extends StoreCommand {
    @Option(
            names = "--window",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            defaultValue = "1h",
            description = "how far back flows and times reach, in whole minutes; 1h unless given")
    private Duration window = Duration.ofHours(1);

    @Option(names = "--json", description = "all of it as one JSON object")
    private boolean json;

    @Override
    int run(JobQueue queue, Screen screen) {
        if (window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new UserError("--window must be at least 1m but was " + Amounts.duration(window));
        }
        QueueStats stats = queue.store().stats(window);
        if (json) {
            screen.out(Json.line(Figures.page(stats, stats.all(), stats.types())));
        } else {
            show(stats, screen);
        }
        return Exit.OK;
    }

    private static void show(QueueStats stats, Screen screen) {
        states(stats).lines(screen).forEach(screen::out);
        screen.out("");
        screen.out(since(stats, screen));
        flows(stats).lines(screen).forEach(screen::out);
        section(screen, "times of the same jobs: waiting since ready, running once claimed");
        times(stats).lines(screen).forEach(screen::out);
        section(screen, "workers");
        workers(stats, screen);
        section(screen, "breakers");
        breakers(stats, screen);
    }

    /// What the flows cover: no more than the time since the store's first job.
    private static String since(QueueStats stats, Screen screen) {
        return stats.window().isZero()
                ? screen.paint(Ink.BOLD, "nothing has happened yet")
                : screen.paint(Ink.BOLD, "in the last " + Amounts.duration(stats.window()))
                        + " (a finished job has succeeded or is dead)";
    }

    private static void section(Screen screen, String title) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, title));
    }

    private static Table states(QueueStats stats) {
        Table table = Table.of("STATE", "JOBS");
        stats.states().forEach((state, n) -> table.row(state.word(), Amounts.count(n)));
        return table;
    }

    private static Table flows(QueueStats stats) {
        Table table =
                Table.of(
                        "TYPE",
                        "JOBS/S",
                        "OK",
                        "SUBMITTED",
                        "SUCCEEDED",
                        "FAILED",
                        "RETRIED",
                        "DEAD",
                        "CRASHED");
        stats.types().forEach((type, flow) -> flow(table, type, flow));
        flow(table, "all", stats.all());
        return table;
    }

    private static void flow(Table table, String name, Flow flow) {
        table.row(
                name,
                Amounts.rate(flow.perSecond()),
                flow.successRate().map(Amounts::percent).orElse("-"),
                count(flow, Event.SUBMITTED),
                count(flow, Event.SUCCEEDED),
                count(flow, Event.FAILED),
                count(flow, Event.RETRIED),
                count(flow, Event.DEAD),
                count(flow, Event.CRASHED));
    }

    private static String count(Flow flow, Event event) {
        return Amounts.count(flow.count(event));
    }

    private static Table times(QueueStats stats) {
        Table table = Table.of("TYPE", "WAIT P50", "P95", "P99", "RUN P50", "P95", "P99");
        stats.types().forEach((type, flow) -> times(table, type, flow));
        times(table, "all", stats.all());
        return table;
    }

    private static void times(Table table, String name, Flow flow) {
        table.row(
                name,
                Amounts.percentile(flow.waits(), 50),
                Amounts.percentile(flow.waits(), 95),
                Amounts.percentile(flow.waits(), 99),
                Amounts.percentile(flow.runs(), 50),
                Amounts.percentile(flow.runs(), 95),
                Amounts.percentile(flow.runs(), 99));
    }

    private static void workers(QueueStats stats, Screen screen) {
        if (stats.workers().isEmpty()) {
            screen.out("none; `./spiral queue work` starts one");
            return;
        }
        Table table = Table.of("WORKER", "PID", "HOST", "STATE", "HOLDS", "ROLE");
        for (WorkerView worker : stats.workers()) {
            table.row(
                    worker.name(),
                    worker.pid(),
                    worker.host(),
                    worker.state(),
                    worker.holding(),
                    worker.scheduler() ? "scheduler" : "");
        }
        table.lines(screen).forEach(screen::out);
    }

    private static void breakers(QueueStats stats, Screen screen) {
        if (stats.breakers().isEmpty()) {
            screen.out("none: no type has failed");
            return;
        }
        Table table = Table.of("TYPE", "BREAKER", "A PROBE IN");
        for (BreakerView breaker : stats.breakers()) {
            table.row(
                    breaker.type(),
                    breaker.state(),
                    breaker.retryAfter().isZero() ? "-" : Amounts.duration(breaker.retryAfter()));
        }
        table.lines(screen).forEach(screen::out);
    }
}
