package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobStore;

/// `queue retry`: dead or cancelled jobs go round again.
@Command(
        name = "retry",
        description = "Sends dead or cancelled jobs round again.",
        footer = {
            "",
            "Examples:",
            "  ./spiral queue retry 7",
            "  ./spiral queue ls --state dead --json | jq -r .id | xargs ./spiral queue retry"
        })
final class RetryCommand extends EachJobCommand {
    RetryCommand() {
        super("retry");
    }

    @Override
    Job move(JobStore store, long id) {
        return store.revive(id);
    }

    @Override
    String outcome(Job job) {
        boolean blocked = job.life().state() instanceof JobState.Blocked;
        return blocked ? "waits for its parents again" : "is ready again";
    }
}
