package spiral.queue.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.EventLoop;
import spiral.log.Threshold;
import spiral.queue.JobQueue;
import spiral.queue.handler.BuiltIn;
import spiral.queue.handler.HttpTargets;
import spiral.queue.process.ChildProcess;
import spiral.queue.process.LoopRecording;
import spiral.queue.process.ProcessLog;
import spiral.queue.process.Supervisor;
import spiral.queue.process.WorkerProcess;
import spiral.queue.view.Amounts;
import spiral.queue.worker.WorkerBuilder;

/// `queue work`: one worker process, or several with a supervisor.
@Command(
        name = "work",
        description = {
            "Claims jobs and runs them until Ctrl-C.",
            "Then, or on SIGTERM, it lets running jobs end and gives back the rest. Each process",
            "logs to a file of its own in one folder."
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

    /// What a child gets beyond the drain deadline before it is killed.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
            paramLabel = "URL",
            description = {
                "http jobs may POST to this address and those below it, and to no other;",
                "say it once for each; none: http jobs wait for another worker"
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
    int run(JobQueue queue, Screen screen) {
        if (child != null) {
            work(queue, name + "-" + child, true);
        } else if (processes == 1) {
            say(screen, name + "-1 (pid " + ProcessHandle.current().pid() + ") works");
            atTheEnd(() -> screen.err("ending: running jobs may go on, the rest goes back"));
            work(queue, name + "-1", false);
        } else {
            say(screen, processes + " worker processes start");
            supervise(screen);
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

    private HttpTargets targets() {
        try {
            return HttpTargets.of(httpTargets);
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

    private void work(JobQueue queue, String called, boolean endsWithInput) {
        ProcessLog.open(logs(), called, threshold());
        WorkerBuilder worker =
                queue.worker()
                        .name(called)
                        .slots(slots)
                        .handle(BuiltIn.handlers(InstantSource.system(), targets()));
        if (trace != null) {
            LoopRecording recording =
                    recording(child == null ? trace : traceOf(trace, child), called);
            worker.trace(recording, recording::end);
        }
        WorkerProcess.run(worker, drain, endsWithInput);
    }

    private static LoopRecording recording(Path file, String worker) {
        try {
            return LoopRecording.to(file, worker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // run.jsonl --> run-2.jsonl
    private static Path traceOf(Path file, int number) {
        String text = file.toString();
        return Path.of(text.substring(0, text.length() - TRACE.length()) + "-" + number + TRACE);
    }

    // ---- several processes

    private void supervise(Screen screen) {
        Supervisor supervisor =
                new Supervisor(
                        EventLoop.onWallClock().build(),
                        number -> start(number),
                        screen::err,
                        RandomGenerator.getDefault());
        Duration patience = drain.plus(PATIENCE);
        atTheEnd(() -> {
            screen.err("ending: running jobs may go on, the rest goes back");
            supervisor.leave(patience);
            supervisor
                    .ended()
                    .completeOnTimeout(null, patience.toMillis() + 1_000, MILLISECONDS)
                    .join();
            screen.err("all worker processes have ended");
        });
        supervisor.run(processes);
    }

    private static void atTheEnd(Runnable task) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(task));
    }

    /// A child gets the words of this command, and its number.
    private ChildProcess start(int number) throws IOException {
        List<String> words =
                new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
        words.addAll(List.of("--child", Integer.toString(number)));
        return ChildProcess.start(name + "-" + number, Main.class, List.of(), words);
    }
}
