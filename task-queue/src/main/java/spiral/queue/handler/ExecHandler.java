package spiral.queue.handler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;

/// Runs a command line: the payload is an [ExecCommand], the result
/// `{"exit":0,"tail":"…","millis":812}` with the last 8 KiB that the command printed. An exit code
/// other than 0 is a failure whose error holds the end of that.
///
/// The command sees `TRACEPARENT`, `SPIRAL_JOB` and `SPIRAL_ATTEMPT` in its environment and nothing
/// on its standard input. On time-out, cancellation, a lost lease or shutdown, and when the worker
/// is killed, it is killed with all that it started. Still, a machine can lose its power between
/// the work and its acknowledgement: a command may run more than once.
public final class ExecHandler implements JobHandler {
    /// The job type that it handles.
    public static final String TYPE = "exec";

    /// How much of the output's end an error quotes, in characters.
    private static final int QUOTED = 2_000;

    private static final int SIGNALLED = 128;

    private static final Logger LOG = LoggerFactory.getLogger(ExecHandler.class);

    private final InstantSource clock;

    /// @param clock measures how long commands take
    public ExecHandler(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(JobContext context) throws Exception {
        ExecCommand command = ExecCommand.parse(context.payload());
        Instant start = clock.instant();
        try (GuardedProcess process = GuardedProcess.start(command, variables(context))) {
            LOG.atDebug()
                    .addKeyValue("command", command.command())
                    .addKeyValue("process.pid", process.pid())
                    .log("command started");
            int exit = process.await();
            Duration took = Duration.between(start, clock.instant());
            LOG.atInfo()
                    .addKeyValue("program", command.command().getFirst())
                    .addKeyValue("exit", exit)
                    .addKeyValue("millis", took.toMillis())
                    .log("command ended");
            finish(context, exit, process.tail(), took);
        }
    }

    private static Map<String, String> variables(JobContext context) {
        return Map.of(
                "TRACEPARENT", context.traceparent(),
                "SPIRAL_JOB", Long.toString(context.job()),
                "SPIRAL_ATTEMPT", Integer.toString(context.attempt()));
    }

    private static void finish(JobContext context, int exit, String tail, Duration took)
            throws CommandFailed {
        if (exit != 0) {
            throw new CommandFailed(sentence(exit, tail.strip()));
        }
        context.result(result(exit, tail, took));
    }

    private static String sentence(int exit, String tail) {
        String code =
                exit > SIGNALLED
                        ? "exit code " + exit + " (128 + signal " + (exit - SIGNALLED) + ")"
                        : "exit code " + exit;
        return tail.isEmpty() ? code + ", and it printed nothing" : code + ": " + endOf(tail);
    }

    private static String endOf(String tail) {
        int from = Math.max(0, tail.length() - QUOTED);
        boolean inALetter = from > 0 && Character.isLowSurrogate(tail.charAt(from));
        return from == 0 ? tail : "..." + tail.substring(inALetter ? from + 1 : from);
    }

    private static String result(int exit, String tail, Duration took) {
        return JsonObject.of(out -> {
            out.writeNumberProperty("exit", exit);
            out.writeStringProperty("tail", tail);
            out.writeNumberProperty("millis", took.toMillis());
        });
    }
}
