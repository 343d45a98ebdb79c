package spiral.queue.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.Schedule;

/// `queue schedule`: jobs that come again and again.
@Command(
        name = "schedule",
        description = {
            "Submits a job at every tick of a cron expression: minute, hour, day of month,",
            "month, day of week. Without a name: shows all schedules."
        },
        footer = {
            "",
            "Any worker process submits it, and each tick is submitted once. An hour that",
            "summer time leaves out or repeats changes nothing: a time of day comes once a",
            "day.",
            "",
            "Examples:",
            "  ./spiral queue schedule report email --cron '30 2 * * mon' --zone Asia/Tokyo",
            "  ./spiral queue schedule pulse email --cron '*/5 * * * *' --payload '{\"to\":7}'",
            "  ./spiral queue schedule report --off"
        })
final class ScheduleCommand extends StoreCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "what it is called")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "the job's type")
    private @Nullable String type;

    @Option(names = "--cron", paramLabel = "FIELDS", description = "when, in quotes")
    private @Nullable String cron;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "whose clock, e.g. Europe/Berlin; this machine's unless given")
    private String zone = ZoneId.systemDefault().getId();

    @Option(
            names = "--missed",
            paramLabel = "WORD",
            description =
                    "of ticks that passed while nobody was alive make up for: once, all, skip; once unless given")
    private String missed = "once";

    @Option(names = "--payload", paramLabel = "JSON", description = "{} unless given")
    private String payload = "{}";

    @Mixin private final JobOptions options = new JobOptions();

    @Option(names = "--off", description = "takes the schedule away")
    private boolean off;

    @Option(names = "--json", description = "print the schedules as JSON, one a line")
    private boolean json;

    @Override
    JobQueue open(StoreOption db) {
        if (name == null ? off || cron != null : off && (type != null || cron != null)) {
            throw new UserError(
                    "a schedule is put with its name, a job type and --cron, and taken away with its"
                            + " name and --off; try: ./spiral queue schedule --help");
        }
        return name == null || off ? db.existing() : db.open();
    }

    @Override
    int run(JobQueue queue, Screen screen) {
        if (name != null && off) {
            remove(queue, name);
        } else if (name != null) {
            put(queue, name);
        }
        List<Schedule.Standing> all = queue.controls().schedules();
        List<Schedule.Unreadable> strange = queue.controls().unreadable();
        if (!json && all.isEmpty() && strange.isEmpty()) {
            screen.out("no schedules");
        }
        all.forEach(
                standing -> screen.out(json ? Json.line(Figures.of(standing)) : text(standing)));
        strange.forEach(each -> screen.out(json ? Json.line(each) : text(each)));
        return Exit.OK;
    }

    private static void remove(JobQueue queue, String name) {
        if (!queue.controls().remove(name)) {
            throw new UserError("there is no schedule '" + name + "'");
        }
    }

    private void put(JobQueue queue, String name) {
        if (type == null || cron == null) {
            throw new UserError(
                    "a schedule needs a job type and --cron; try: ./spiral queue schedule --help");
        }
        String fields = cron;
        NewJob job = options.job(type, new SourceLine("--payload", 1, payload).payload());
        queue.controls().put(checked(() -> new Schedule(name, fields, zone(), policy(), job)));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new UserError("'" + zone + "' is no time zone, such as Europe/Berlin or UTC");
        }
    }

    private Schedule.Missed policy() {
        for (Schedule.Missed policy : Schedule.Missed.values()) {
            if (policy.name().equalsIgnoreCase(missed)) {
                return policy;
            }
        }
        throw new UserError("--missed must be once, all or skip but was '" + missed + "'");
    }

    /// A schedule under the names that `--json` gives it.
    private record Figures(
            String name, String type, String cron, String zone, String missed, String next) {
        static Figures of(Schedule.Standing standing) {
            Schedule schedule = standing.schedule();
            return new Figures(
                    schedule.name(),
                    schedule.job().type(),
                    schedule.cron(),
                    schedule.zone().getId(),
                    schedule.missed().name().toLowerCase(Locale.ROOT),
                    standing.next().toString());
        }
    }

    private static String text(Schedule.Unreadable strange) {
        return "%s: left to other processes; this one cannot read it: %s"
                .formatted(strange.name(), strange.why());
    }

    private static String text(Schedule.Standing standing) {
        Schedule schedule = standing.schedule();
        return "%s: %s at '%s' (%s), next %s"
                .formatted(
                        schedule.name(),
                        schedule.job().type(),
                        schedule.cron(),
                        schedule.zone(),
                        standing.next().atZone(schedule.zone()).toOffsetDateTime());
    }
}
