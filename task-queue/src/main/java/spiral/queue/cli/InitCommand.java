package spiral.queue.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spiral.async.BreakerRules;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.queue.JobQueue;
import spiral.queue.QueueSettings;
import spiral.queue.view.Amounts;

/// `queue init`: a new store with settings of one's own.
@Command(
        name = "init",
        description = {
            "Makes a store with settings of your own.",
            "Other commands make one with the usual settings. A store that is there keeps",
            "its own."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue init",
            "  ./spiral queue init --db mail.db --lease 5s --first-wait 2s --longest-wait 1h"
        })
final class InitCommand extends StoreCommand {
    private static final QueueSettings USUAL = QueueSettings.USUAL;

    @Option(
            names = "--lease",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "a worker silent for so long loses its jobs to others; 10s")
    private Duration lease = USUAL.lease();

    @Option(
            names = "--crash-budget",
            paramLabel = "N",
            description = "a job that has lost so many workers is dead; 3")
    private int crashBudget = USUAL.crashBudget();

    @Option(
            names = "--first-wait",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "the wait after a first failure, doubled after each more; 1s")
    private Duration firstWait = USUAL.firstWait();

    @Option(
            names = "--longest-wait",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "no wait is longer; 5m")
    private Duration longestWait = USUAL.longestWait();

    @Option(
            names = "--breaker-window",
            paramLabel = "N",
            description = "how many of a type's latest outcomes its breaker judges, 1 to 64; 20")
    private int breakerWindow = USUAL.breaker().window();

    @Option(
            names = "--breaker-percent",
            paramLabel = "N",
            description = "the share of failures that opens it; 50")
    private int breakerPercent = USUAL.breaker().failurePercent();

    @Option(
            names = "--breaker-open",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long it then stays open; 30s")
    private Duration breakerOpen = USUAL.breaker().openFor();

    @Option(
            names = "--retention",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long records of finished jobs are kept; 7d")
    private Duration retention = USUAL.retention();

    @Option(
            names = "--ageing",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "so much waiting weighs as much as one level of priority; 10m")
    private Duration ageing = USUAL.ageing();

    @Option(names = "--json", description = "print the settings as JSON")
    private boolean json;

    // whether the store was there before; the command's own thread
    private boolean there;

    @Override
    JobQueue open(StoreOption db) {
        there = db.exists();
        return db.open(checked(this::settings));
    }

    @Override
    int run(JobQueue queue, Screen screen) {
        QueueSettings has = queue.store().settings();
        show(has, screen);
        boolean server = db().server();
        if (server ? !has.equals(settings()) : there) {
            screen.err("error: " + db().name() + " is a store already; it keeps these settings");
            return Exit.FAILED;
        }
        screen.err((server ? "these are the settings of " : "made ") + db().name());
        return Exit.OK;
    }

    private QueueSettings settings() {
        BreakerRules usual = USUAL.breaker();
        int minimumCalls = Math.clamp(usual.minimumCalls(), 1, Math.max(1, breakerWindow));
        return new QueueSettings(
                lease,
                crashBudget,
                firstWait,
                longestWait,
                new BreakerRules(
                        breakerWindow, minimumCalls, breakerPercent, breakerOpen, usual.probes()),
                retention,
                ageing);
    }

    private void show(QueueSettings settings, Screen screen) {
        if (json) {
            screen.out(Json.line(Figures.of(settings)));
        } else {
            BreakerRules breaker = settings.breaker();
            screen.out("lease          " + Amounts.duration(settings.lease()));
            screen.out("crash budget   " + settings.crashBudget());
            screen.out(
                    "waits          %s, doubled up to %s"
                            .formatted(
                                    Amounts.duration(settings.firstWait()),
                                    Amounts.duration(settings.longestWait())));
            screen.out(
                    "breakers       open at %d %% failures among the last %d, for %s"
                            .formatted(
                                    breaker.failurePercent(),
                                    breaker.window(),
                                    Amounts.duration(breaker.openFor())));
            screen.out("retention      " + Amounts.duration(settings.retention()));
            screen.out("ageing         " + Amounts.duration(settings.ageing()));
        }
    }

    /// The settings under the names that `--json` gives them.
    private record Figures(
            double leaseSeconds,
            int crashBudget,
            double firstWaitSeconds,
            double longestWaitSeconds,
            int breakerWindow,
            int breakerPercent,
            double breakerOpenSeconds,
            double retentionSeconds,
            double ageingSeconds) {
        static Figures of(QueueSettings settings) {
            BreakerRules breaker = settings.breaker();
            return new Figures(
                    seconds(settings.lease()),
                    settings.crashBudget(),
                    seconds(settings.firstWait()),
                    seconds(settings.longestWait()),
                    breaker.window(),
                    breaker.failurePercent(),
                    seconds(breaker.openFor()),
                    seconds(settings.retention()),
                    seconds(settings.ageing()));
        }
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1_000.0;
    }
}
