package spiral.queue.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import spiral.console.Screen;
import spiral.queue.JobQueue;

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
final class RetryCommand extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "the jobs' numbers")
    private final List<Long> ids = new ArrayList<>();

    @Override
    int run(JobQueue queue, Screen screen) {
        return new EachJob(screen, db().logs(), "retry")
                .forAll(ids, queue.store()::revive, job -> "is ready again");
    }
}
