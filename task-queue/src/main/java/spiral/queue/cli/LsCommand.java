package spiral.queue.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.console.UserError;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.format.JobFacts;
import spiral.queue.view.Amounts;
import spiral.queue.view.Shown;

/// `queue ls`: the newest jobs.
@Command(
        name = "ls",
        description = "Lists jobs, the newest first.",
        footer = {
            "",
            "Examples:",
            "  ./spiral queue ls",
            "  ./spiral queue ls --state dead --type exec --limit 100",
            "  ./spiral queue ls --state dead --json | jq -r .id"
        })
final class LsCommand extends StoreCommand {
    private static final int MOST = 10_000;
    private static final int LONGEST_ERROR = 60;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = StateName.class,
            description = "scheduled, ready, running, retrying, succeeded, dead or cancelled")
    private JobState.@Nullable Name state;

    @Option(names = "--type", paramLabel = "TYPE", description = "only jobs of this type")
    private @Nullable String type;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many at most; 20 unless given")
    private int limit;

    @Option(names = "--json", description = "one JSON object per line")
    private boolean json;

    /// A state by the word that people use for it.
    private static final class StateName implements ITypeConverter<JobState.Name> {
        @Override
        public JobState.Name convert(String word) {
            return JobState.Name.called(word)
                    .orElseThrow(() -> UserError.unknown("state", word, JobState.Name.words()));
        }
    }

    @Override
    int run(JobQueue queue, Screen screen) {
        checkRange("--limit", limit, 1, MOST);
        Optional<String> wanted = Optional.ofNullable(type);
        List<Job> jobs = queue.store().list(Optional.ofNullable(state), wanted, limit);
        if (json) {
            jobs.forEach(job -> screen.out(Json.line(JobFacts.brief(job))));
        } else if (jobs.isEmpty()) {
            screen.err("no such jobs");
        } else {
            table(jobs, queue.store().now(), screen).lines(screen).forEach(screen::out);
        }
        return Exit.OK;
    }

    private static Table table(List<Job> jobs, Instant now, Screen screen) {
        Table table = Table.of("ID", "TYPE", "STATE", "PRIO", "TRIES", "WHEN", "LAST ERROR");
        for (Job job : jobs) {
            table.row(
                    job.id(),
                    job.type(),
                    state(job, screen),
                    job.priority(),
                    job.life().attempt() + "/" + job.life().maxAttempts(),
                    when(JobFacts.time(job.life().state()), now),
                    error(job));
        }
        return table;
    }

    private static String state(Job job, Screen screen) {
        JobState.Name name = job.life().state().name();
        Ink ink =
                switch (name) {
                    case DEAD -> Ink.VERMILLION;
                    case RETRYING -> Ink.ORANGE;
                    case RUNNING -> Ink.GREEN;
                    default -> Ink.PLAIN;
                };
        return screen.paint(ink, name.word());
    }

    private static String when(Instant at, Instant now) {
        Duration ahead = Duration.between(now, at);
        return ahead.isPositive()
                ? "in " + Amounts.duration(ahead)
                : Amounts.duration(ahead.negated()) + " ago";
    }

    private static String error(Job job) {
        return job.lastError().map(text -> Shown.firstLine(text, LONGEST_ERROR)).orElse("");
    }
}
