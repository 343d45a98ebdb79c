package spiral.queue.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.async.BreakerRules;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.QueueSettings;
import spiral.queue.StoreException;
import spiral.queue.view.Amounts;

/// `queue init`: a new store with settings of one's own.
@Command(
        name = "init",
        description = {
            "Makes a store with settings of your own.",
            "Other commands make one with the usual settings. An existing store keeps its own."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue init",
            "  ./spiral queue init --db mail.db --lease 5s --first-wait 2s --longest-wait 1h"
        })
final class InitCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    @Mixin private final StoreOption db = new StoreOption();

    @Option(
            names = "--lease",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "a worker silent for so long loses its jobs to others; 10s")
    private @Nullable Duration lease;

    @Option(
            names = "--crash-budget",
            paramLabel = "N",
            description = "a job that has lost so many workers is dead; 3")
    private @Nullable Integer crashBudget;

    @Option(
            names = "--first-wait",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "the wait after a first failure, doubled after each more; 1s")
    private @Nullable Duration firstWait;

    @Option(
            names = "--longest-wait",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "no wait is longer; 5m")
    private @Nullable Duration longestWait;

    @Option(
            names = "--breaker-window",
            paramLabel = "N",
            description = "how many of a type's latest outcomes its breaker judges, 1 to 64; 20")
    private @Nullable Integer breakerWindow;

    @Option(
            names = "--breaker-percent",
            paramLabel = "N",
            description = "the share of failures that opens it; 50")
    private @Nullable Integer breakerPercent;

    @Option(
            names = "--breaker-open",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long it then stays open; 30s")
    private @Nullable Duration breakerOpen;

    @Option(
            names = "--retention",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "how long records of finished jobs are kept; 7d")
    private @Nullable Duration retention;

    @Option(
            names = "--ageing",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "so much waiting weighs as much as one level of priority; 10m")
    private @Nullable Duration ageing;

    @Option(names = "--json", description = "print the settings as JSON")
    private boolean json;

    @Override
    public Integer call() {
        boolean there = db.exists();
        QueueSettings wished = wished();
        try (JobQueue queue = db.open(wished)) {
            Screen screen = common.screen();
            show(queue.store().settings(), screen);
            if (there) {
                screen.err("error: " + db.name() + " is a store already; it keeps these settings");
                return Exit.FAILED;
            }
            screen.err("made " + db.name());
            return Exit.OK;
        } catch (StoreException trouble) {
            throw UserError.environment(String.valueOf(trouble.getMessage()));
        }
    }

    private QueueSettings wished() {
        try {
            return settings();
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()));
        }
    }

    private QueueSettings settings() {
        QueueSettings usual = QueueSettings.USUAL;
        return new QueueSettings(
                or(lease, usual.lease()),
                or(crashBudget, usual.crashBudget()),
                or(firstWait, usual.firstWait()),
                or(longestWait, usual.longestWait()),
                breaker(usual.breaker()),
                or(retention, usual.retention()),
                or(ageing, usual.ageing()));
    }

    /// A window smaller than the usual minimum of outcomes is judged when it is full.
    private BreakerRules breaker(BreakerRules usual) {
        int window = or(breakerWindow, usual.window());
        return new BreakerRules(
                window,
                Math.clamp(usual.minimumCalls(), 1, Math.max(1, window)),
                or(breakerPercent, usual.failurePercent()),
                or(breakerOpen, usual.openFor()),
                usual.probes());
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given != null ? given : usual;
    }

    private void show(QueueSettings settings, Screen screen) {
        if (json) {
            screen.out(Json.line(figures(settings)));
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
        }
    }

    private static Map<String, Object> figures(QueueSettings settings) {
        BreakerRules breaker = settings.breaker();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("leaseSeconds", seconds(settings.lease()));
        figures.put("crashBudget", settings.crashBudget());
        figures.put("firstWaitSeconds", seconds(settings.firstWait()));
        figures.put("longestWaitSeconds", seconds(settings.longestWait()));
        figures.put("breakerWindow", breaker.window());
        figures.put("breakerPercent", breaker.failurePercent());
        figures.put("breakerOpenSeconds", seconds(breaker.openFor()));
        figures.put("retentionSeconds", seconds(settings.retention()));
        return figures;
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1_000.0;
    }
}
