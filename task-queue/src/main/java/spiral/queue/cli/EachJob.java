package spiral.queue.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.log.Threshold;
import spiral.queue.IllegalMove;
import spiral.queue.Job;
import spiral.queue.NoSuchJob;
import spiral.queue.process.ProcessLog;

/// Does the same to each of some jobs, whatever becomes of the others, and leaves a line in the log
/// about each, so that a job's story can tell it.
final class EachJob {
    private static final Logger LOG = LoggerFactory.getLogger(EachJob.class);

    private final Screen screen;
    private final Path logs;
    private final String command;
    // touched by the command's own thread
    private int exit = Exit.OK;

    EachJob(Screen screen, Path logs, String command) {
        this.screen = screen;
        this.logs = logs;
        this.command = command;
    }

    /// Makes the move for each id and says how it went. The exit code is the greatest of all: 1 for a
    /// refused move, 2 for an id that does not exist.
    int forAll(List<Long> ids, LongFunction<Job> move, Function<Job, String> outcome) {
        ProcessLog.open(logs, command, Threshold.INFO);
        ids.forEach(id -> one(id, move, outcome));
        return exit;
    }

    private void one(long id, LongFunction<Job> move, Function<Job, String> outcome) {
        try {
            String said = outcome.apply(move.apply(id));
            screen.out("job " + id + " " + said);
            LOG.atInfo().addKeyValue("job.id", id).log("`queue {}`: the job {}", command, said);
        } catch (NoSuchJob unknown) {
            refused(unknown, Exit.USAGE);
        } catch (IllegalMove illegal) {
            refused(illegal, Exit.FAILED);
        }
    }

    private void refused(IllegalMove why, int code) {
        screen.err("error: " + why.getMessage());
        exit = Math.max(exit, code);
    }
}
