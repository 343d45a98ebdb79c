package spiral.queue.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.Limit;
import spiral.queue.view.Amounts;

/// `queue limit`: how fast jobs that share a key may start.
@Command(
        name = "limit",
        description = {
            "Limits how many jobs with one limit key run at once, or start within a time,",
            "over all processes together. Without a key: shows all limits."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue limit customer-7 --running 2",
            "  ./spiral queue limit mail-server --starts 10 --per 1s",
            "  ./spiral queue submit email --limit-key mail-server",
            "  ./spiral queue limit customer-7 --off"
        })
final class LimitCommand extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "KEY", description = "the limit key of some jobs")
    private @Nullable String key;

    @Option(names = "--running", paramLabel = "N", description = "so many at once")
    private int running;

    @Option(names = "--starts", paramLabel = "N", description = "so many starts within --per")
    private int starts;

    @Option(
            names = "--per",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            description = "1s unless given")
    private @Nullable Duration per;

    @Option(names = "--off", description = "takes the limit away")
    private boolean off;

    @Option(names = "--json", description = "print the limits as JSON")
    private boolean json;

    @Override
    int run(JobQueue queue, Screen screen) {
        boolean bounds = running != 0 || starts != 0;
        boolean more = bounds || per != null;
        if (key == null ? off || more : off ? more : !bounds) {
            throw new UserError(
                    "a limit is set with its key and --running or --starts, and taken away with its"
                            + " key and --off; try: ./spiral queue limit --help");
        }
        if (key != null) {
            set(queue, key);
        }
        Map<String, Limit> limits = queue.controls().limits();
        if (json) {
            limits.forEach((name, limit) -> screen.out(Json.line(Figures.of(name, limit))));
        } else if (limits.isEmpty()) {
            screen.out("no limits");
        } else {
            limits.forEach((name, limit) -> screen.out(name + ": " + text(limit)));
        }
        return Exit.OK;
    }

    private void set(JobQueue queue, String key) {
        if (off && !queue.controls().limits().containsKey(key)) {
            throw new UserError("there is no limit '" + key + "'");
        }
        Duration time = per == null ? Duration.ofSeconds(1) : per;
        try {
            queue.controls()
                    .limit(
                            key,
                            off ? Optional.empty() : Optional.of(new Limit(running, starts, time)));
        } catch (IllegalArgumentException wrong) {
            throw new UserError(wrong.getMessage() + "; try: ./spiral queue limit --help");
        }
    }

    /// A limit under the names that `--json` gives it.
    private record Figures(String key, int running, int starts, double perSeconds) {
        static Figures of(String key, Limit limit) {
            double seconds = limit.per().toMillis() / 1_000.0;
            return new Figures(key, limit.running(), limit.starts(), seconds);
        }
    }

    private static String text(Limit limit) {
        String most = limit.running() == 0 ? "" : limit.running() + " at once";
        String rate =
                limit.starts() == 0
                        ? ""
                        : limit.starts() + " starts in " + Amounts.duration(limit.per());
        return most + (most.isEmpty() || rate.isEmpty() ? "" : ", ") + rate;
    }
}
