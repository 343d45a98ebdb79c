package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobStore;

/// `queue cancel`: jobs are withdrawn.
@Command(
        name = "cancel",
        description = {
            "Withdraws jobs that wait or run.",
            "A running one is interrupted by its worker within a quarter of the lease."
        },
        footer = {"", "Examples:", "  ./spiral queue cancel 7", "  ./spiral queue cancel 7 8 9"})
final class CancelCommand extends EachJobCommand {
    CancelCommand() {
        super("cancel");
    }

    @Override
    Job move(JobStore store, long id) {
        return store.cancel(id);
    }

    @Override
    String outcome(Job job) {
        return job.life().state() instanceof JobState.Running
                ? "is running; its worker will stop it"
                : "is cancelled";
    }
}
