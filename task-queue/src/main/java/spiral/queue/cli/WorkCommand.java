package spiral.queue.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.Threshold;
import spiral.queue.JobQueue;
import spiral.queue.handler.BuiltIn;
import spiral.queue.handler.HttpTargets;
import spiral.queue.process.LoopRecording;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.WorkerProcess;
import spiral.queue.view.Amounts;
import spiral.queue.worker.WorkerBuilder;

/// `queue work`: one worker process, or several with a supervisor.
@Command(
        name = "work",
        description = {
            "Claims jobs and runs them until Ctrl-C.",
            "Then, or on SIGTERM, it lets running jobs end and gives back the rest. Each",
            "process logs to a file of its own in one folder."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue work",
            "  ./spiral queue work --processes 3 --slots 4",
            "  ./spiral queue work --trace worker.jsonl",
            "  ./spiral queue work --http-target https://hooks.example.org/in/",
            "  jq -c 'select(.\"job.id\" == \"7\")' spiral-queue.db.logs/*.jsonl"
        })
final class WorkCommand extends StoreCommand {
    private static final int MOST_PROCESSES = 64;
    private static final String TRACE = ".jsonl";
    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many worker processes; one that dies is started again")
    private int processes;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "how many jobs each runs at once; four per core unless given")
    private int slots = Runtime.getRuntime().availableProcessors() * 4;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "worker",
            description = "what they are called: NAME-1, NAME-2; worker unless given")
    private String name = "worker";

    @Option(
            names = "--drain",
            paramLabel = "SPAN",
            converter = SpanOption.class,
            defaultValue = "30s",
            description = "how long running jobs may go on after Ctrl-C; 30s unless given")
    private Duration drain = Duration.ofSeconds(30);

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "where to log; the store's name and .logs unless given")
    private @Nullable Path logs;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "trace, debug, info, warn, error or off; info unless given")
    private String logLevel = "info";

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = {
                "record each step of the worker's loop, up to 64 MiB; with several processes each",
                "into a file of its own: FILE-1.jsonl. See it with ./spiral loop play FILE"
            })
    private @Nullable Path trace;

    @Option(
            names = "--http-target",
            paramLabel = "[NAME=]URL",
            description = {
                "http jobs may POST to this address and those below it, and to no other;",
                "say it once for each; with a name for jobs of type http.NAME, which have a",
                "breaker of their own; none: http jobs wait for another worker"
            })
    private List<String> httpTargets = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--child", hidden = true, paramLabel = "NUMBER")
    private @Nullable Integer child;

    @Override
    JobQueue open(StoreOption db) {
        check();
        return db.open();
    }

    @Override
    int run(JobQueue queue, Screen screen) throws IOException {
        if (child != null) {
            work(queue, name + "-" + child, true);
        } else if (processes == 1) {
            say(screen, name + "-1 (pid " + ProcessHandle.current().pid() + ") works");
            atTheEnd(() -> screen.err("ending: running jobs may go on, the rest goes back"));
            work(queue, name + "-1", false);
        } else {
            say(screen, processes + " worker processes start");
            List<String> words = spec.root().commandLine().getParseResult().originalArgs();
            ProcessCrew crew = new ProcessCrew(name, words, drain, screen);
            atTheEnd(crew::leave);
            crew.work(processes);
        }
        return Exit.OK;
    }

    private void check() {
        checkRange("--processes", processes, 1, MOST_PROCESSES);
        checkRange("--slots", slots, 0, 10_000);
        if (drain.compareTo(LONGEST_DRAIN) > 0) {
            throw new UserError("--drain must be at most 1h");
        }
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new UserError(
                    "--name must be 1 to 40 of A-Z a-z 0-9 . _ - but was '" + name + "'");
        }
        if (trace != null && !trace.toString().endsWith(TRACE)) {
            throw new UserError("--trace must end in " + TRACE + " but was " + trace);
        }
        threshold();
        targets();
    }

    private Map<String, HttpTargets> targets() {
        try {
            return HttpTargets.byType(httpTargets);
        } catch (IllegalArgumentException wrong) {
            throw new UserError("--http-target: " + wrong.getMessage());
        }
    }

    private void say(Screen screen, String what) {
        screen.err(what + " on " + db().name() + ", logs in " + logs());
        screen.err("Ctrl-C lets running jobs end, for at most " + Amounts.duration(drain));
    }

    private Path logs() {
        return logs != null ? logs : db().logs();
    }

    private Threshold threshold() {
        try {
            return Threshold.parse(logLevel);
        } catch (IllegalArgumentException wrong) {
            throw new UserError("--log-level: " + wrong.getMessage());
        }
    }

    private void work(JobQueue queue, String called, boolean endsWithInput) throws IOException {
        ProcessLog.open(logs(), called, threshold());
        WorkerBuilder worker =
                queue.worker()
                        .name(called)
                        .slots(slots)
                        .handle(BuiltIn.handlers(InstantSource.system(), targets()));
        if (trace != null) {
            LoopRecording recording = LoopRecording.to(recorded(trace), called);
            worker.trace(recording, recording::end);
        }
        WorkerProcess.run(worker, drain, endsWithInput);
    }

    // run.jsonl --> run-2.jsonl
    private Path recorded(Path file) {
        String text = file.toString();
        String base = text.substring(0, text.length() - TRACE.length());
        return child == null ? file : Path.of(base + "-" + child + TRACE);
    }

    private static void atTheEnd(Runnable task) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(task));
    }
}
