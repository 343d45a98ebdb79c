package spiral.queue.cli;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.log.Threshold;
import spiral.queue.IllegalMove;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;
import spiral.queue.NoSuchJob;
import spiral.queue.process.ProcessLog;

/// What `retry` and `cancel` share: they make the same move with each of some jobs, whatever becomes
/// of the others, and leave a line in the log about each, so that a job's story can tell it.
abstract class EachJobCommand extends StoreCommand {
    private static final Logger LOG = LoggerFactory.getLogger(EachJobCommand.class);

    private final String name;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            converter = JobNumber.class,
            description = "the jobs' numbers")
    private final List<Long> ids = new ArrayList<>();

    /// @param name the command's, as it stands in the log
    EachJobCommand(String name) {
        this.name = name;
    }

    /// Makes the move.
    abstract Job move(JobStore store, long id);

    /// What is said of a job that has made it.
    abstract String outcome(Job job);

    /// The exit code is the greatest of all: 1 for a refused move, 2 for an id that does not exist.
    @Override
    final int run(JobQueue queue, Screen screen) {
        ProcessLog.open(db().logs(), name, Threshold.INFO);
        return ids.stream().mapToInt(id -> one(queue, id, screen)).max().orElse(Exit.OK);
    }

    private int one(JobQueue queue, long id, Screen screen) {
        try {
            String said = outcome(move(queue.store(), id));
            screen.out("job " + id + " " + said);
            LOG.atInfo()
                    .addKeyValue("job.id", id)
                    .log("somebody ran `./spiral queue {}`: the job {}", name, said);
            return Exit.OK;
        } catch (IllegalMove refused) {
            screen.err("error: " + refused.getMessage());
            return refused instanceof NoSuchJob ? Exit.USAGE : Exit.FAILED;
        }
    }
}
