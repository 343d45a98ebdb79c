package spiral.queue.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.log.TraceContext;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.NoSuchJob;
import spiral.queue.format.JobFacts;
import spiral.queue.process.LogFolder;
import spiral.queue.view.Amounts;
import spiral.queue.view.Shown;
import spiral.queue.view.Story;
import spiral.queue.view.Story.Sentence;

/// `queue inspect`: all about one job, and its story.
@Command(
        name = "inspect",
        description = "Shows all about one job, and its story in sentences.",
        footer = {
            "",
            "Examples:",
            "  ./spiral queue inspect 7",
            "  ./spiral queue inspect 7 --why",
            "  ./spiral queue inspect 7 --json | jq .story"
        })
final class InspectCommand extends StoreCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    @Parameters(paramLabel = "ID", converter = JobNumber.class, description = "the job's number")
    private long id;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "where the processes log; the store's name and .logs unless given")
    private @Nullable Path logs;

    @Option(names = "--why", description = "only why it is where it is just now")
    private boolean why;

    @Option(names = "--json", description = "all of it as one JSON object")
    private boolean json;

    @Override
    int run(JobQueue queue, Screen screen) {
        if (why) {
            return why(queue, screen);
        }
        JobStore store = queue.store();
        ZoneId zone = json ? ZoneOffset.UTC : ZoneId.systemDefault();
        Job job = store.find(id).orElseThrow(() -> new NoSuchJob(id));
        List<Sentence> story =
                Story.of(
                        job,
                        store.attempts(id),
                        store.stats(Duration.ofMinutes(1)),
                        new LogFolder(logs != null ? logs : db().logs()).about(id),
                        zone);
        if (json) {
            screen.out(Json.line(facts(job, story)));
        } else {
            facts(job, zone, screen);
            tell(job, story, zone, screen);
        }
        return Exit.OK;
    }

    private int why(JobQueue queue, Screen screen) {
        List<String> reasons = queue.controls().why(id);
        if (json) {
            screen.out(Json.line(Map.of("id", id, "why", reasons)));
        } else {
            reasons.forEach(reason -> screen.out(Shown.plainly(reason)));
        }
        return Exit.OK;
    }

    private static Map<String, Object> facts(Job job, List<Sentence> story) {
        Map<String, Object> facts = new LinkedHashMap<>(JobFacts.all(job));
        facts.put("story", story);
        return facts;
    }

    private static void facts(Job job, ZoneId zone, Screen screen) {
        screen.out(
                screen.paint(Ink.BOLD, "job " + job.id())
                        + "   "
                        + job.type()
                        + "   "
                        + job.life().state().name().word());
        fact("submitted", DAY_AND_TIME.withZone(zone).format(job.submittedAt()), screen);
        fact("priority", Integer.toString(job.priority()), screen);
        fact("attempts", attempts(job), screen);
        fact("time-out", Amounts.duration(job.timeout()) + " for each", screen);
        fact(
                "trace",
                TraceContext.parse(job.traceparent()).map(TraceContext::traceId).orElse(""),
                screen);
        job.ties().unique().ifPresent(key -> fact("unique", key, screen));
        job.ties().limit().ifPresent(key -> fact("limit key", key, screen));
        job.progress()
                .ifPresent(far -> fact("progress", far.percent() + " % " + far.note(), screen));
        fact("payload", job.payload(), screen);
        job.lastError().ifPresent(error -> fact("last error", error.strip(), screen));
        job.result().ifPresent(result -> fact("result", result, screen));
    }

    private static String attempts(Job job) {
        String attempts = "%d of %d".formatted(job.life().attempt(), job.life().maxAttempts());
        return switch (job.life().crashes()) {
            case 0 -> attempts;
            case 1 -> attempts + ", and one lost worker";
            default -> attempts + ", and " + job.life().crashes() + " lost workers";
        };
    }

    private static void fact(String name, String text, Screen screen) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            screen.out("  %-11s %s".formatted(i == 0 ? name : "", Shown.plainly(lines.get(i))));
        }
    }

    private static void tell(Job job, List<Sentence> story, ZoneId zone, Screen screen) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, "its story") + " (times in " + zone + ")");
        for (Sentence said : story.subList(0, story.size() - 1)) {
            screen.out(
                    "  %s  %s".formatted(time(said.at(), job, zone), Shown.plainly(said.text())));
        }
        screen.out("  %-12s  it %s".formatted("now", Shown.plainly(story.getLast().text())));
    }

    /// With the day only where it is another than that of the submission.
    private static String time(Instant at, Job job, ZoneId zone) {
        boolean sameDay =
                at.atZone(zone).toLocalDate().equals(job.submittedAt().atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).withZone(zone).format(at);
    }
}
