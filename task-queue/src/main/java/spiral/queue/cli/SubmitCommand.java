package spiral.queue.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Progress;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.handler.ExecCommand;
import spiral.queue.handler.ExecHandler;

/// `queue submit`: one job, or a file full of them.
@Command(
        name = "submit",
        description = {
            "Submits a job, or all jobs of a file.",
            "What is acknowledged is on disk. Of a file all jobs are submitted or none."
        },
        footer = {
            "",
            "A line of a jobs file:",
            "  {\"type\":\"exec\",\"payload\":{\"command\":[\"date\"]},\"delay\":\"30s\"}",
            "with type, payload, delay, at, priority, maxAttempts, timeout, traceparent,",
            "unique, key, limitKey, after.",
            "",
            "An exec job runs in this folder, without a shell. It may run more than once if",
            "its worker is lost in the middle: let it be repeatable.",
            "",
            "Examples:",
            "  ./spiral queue submit exec --delay 30s --priority 9 -- gzip -k big.csv",
            "  ./spiral queue submit exec -- sh -c 'sort words.txt | uniq -c > counts.txt'",
            "  ./spiral queue submit --file jobs.jsonl",
            "  generate-jobs | ./spiral queue submit --file -"
        })
final class SubmitCommand extends StoreCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TYPE",
            description = "which handler runs it")
    private @Nullable String type;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "for exec: after --, the program and its arguments")
    private final List<String> command = new ArrayList<>();

    @Option(
            names = "--payload",
            paramLabel = "JSON",
            description = "what the handler gets; {} unless given")
    private @Nullable String payload;

    @Mixin private final JobOptions options = new JobOptions();

    @Mixin private final OnceOptions once = new OnceOptions();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "submit the jobs of this file, one JSON object per line; - is standard input")
    private @Nullable String file;

    @Option(names = "--any-type", description = "also types that nobody has a handler for yet")
    private boolean anyType;

    @Option(names = "--json", description = "print the ids as JSON")
    private boolean json;

    @Override
    JobQueue open(StoreOption db) {
        return db.open();
    }

    @Override
    int run(JobQueue queue, Screen screen) throws IOException {
        KnownTypes known = KnownTypes.of(queue.store(), anyType);
        if (file != null) {
            requireNothingBeside(file);
            submitAll(queue, jobs(file, known, screen), screen);
        } else {
            submitOne(queue, job(known), screen);
        }
        return Exit.OK;
    }

    private void submitOne(JobQueue queue, NewJob job, Screen screen) {
        long id = queue.enqueue(job);
        screen.out(json ? Json.line(Map.of("id", id)) : Long.toString(id));
    }

    // ---- one job from options

    private NewJob job(KnownTypes known) {
        if (type == null) {
            throw new UserError(
                    "say what to submit: a job type, or --file; try: ./spiral queue submit --help");
        }
        String wanted = type;
        known.complaint(wanted)
                .ifPresent(sentence -> {
                    throw new UserError(sentence);
                });
        return once.said(options.job(wanted, payload(wanted)), options.delayed());
    }

    private String payload(String wanted) {
        if (command.isEmpty() && payload == null && wanted.equals(ExecHandler.TYPE)) {
            throw new UserError(
                    "say what to run, as in: ./spiral queue submit exec -- gzip -k big.csv");
        }
        if (command.isEmpty()) {
            return payload == null ? "{}" : new SourceLine("--payload", 1, payload).payload();
        }
        if (!wanted.equals(ExecHandler.TYPE)) {
            throw new UserError(
                    "only exec jobs have a command line; a %s job gets its payload with --payload"
                            .formatted(wanted));
        }
        if (payload != null) {
            throw new UserError("an exec job has either a command line or a --payload");
        }
        String folder = Path.of("").toAbsolutePath().toString();
        return new ExecCommand(command, Optional.of(folder), Map.of()).json();
    }

    // ---- many jobs from a file

    private void requireNothingBeside(String file) {
        if (type != null || payload != null || options.given() || once.given()) {
            throw new UserError(
                    "the jobs of a file bring their own type and options; nothing else goes with --file "
                            + file);
        }
    }

    private static List<NewJob> jobs(String file, KnownTypes known, Screen screen)
            throws IOException {
        if (Files.isDirectory(Path.of(file))) {
            throw new UserError(file + " is a folder; name a file of jobs");
        }
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
                Progress progress =
                        Progress.of(screen, "reading jobs", 0, InstantSource.system())) {
            String name = file.equals("-") ? "standard input" : file;
            return JobLines.read(name, in, known, ZoneId.systemDefault(), progress);
        }
    }

    private record Ids(int count, long first, long last) {}

    private void submitAll(JobQueue queue, List<NewJob> jobs, Screen screen) {
        List<Long> ids = queue.enqueue(jobs);
        if (json) {
            screen.out(
                    Json.line(
                            ids.isEmpty()
                                    ? Map.of("count", 0)
                                    : new Ids(ids.size(), ids.getFirst(), ids.getLast())));
        } else if (ids.isEmpty()) {
            screen.out("no jobs in it, nothing submitted");
        } else {
            screen.out(
                    "%,d jobs submitted: %d to %d"
                            .formatted(ids.size(), ids.getFirst(), ids.getLast()));
        }
    }
}
