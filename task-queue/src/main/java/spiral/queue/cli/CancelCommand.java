package spiral.queue.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import spiral.console.Screen;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;

/// `queue cancel`: jobs are withdrawn.
@Command(
        name = "cancel",
        description = {
            "Withdraws jobs that wait or run.",
            "A running one is interrupted by its worker within a quarter of the lease."
        },
        footer = {"", "Examples:", "  ./spiral queue cancel 7", "  ./spiral queue cancel 7 8 9"})
final class CancelCommand extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "the jobs' numbers")
    private final List<Long> ids = new ArrayList<>();

    @Override
    int run(JobQueue queue, Screen screen) {
        return new EachJob(screen, db().logs(), "cancel")
                .forAll(ids, queue.store()::cancel, CancelCommand::outcome);
    }

    private static String outcome(Job job) {
        return job.life().state() instanceof JobState.Running
                ? "is running; its worker will stop it"
                : "is cancelled";
    }
}
