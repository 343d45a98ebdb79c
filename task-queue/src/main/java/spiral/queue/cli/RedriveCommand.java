package spiral.queue.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.JobQueue;
import spiral.queue.JobState;

/// `queue redrive`: the dead letters of a type, or all, go round again.
@Command(
        name = "redrive",
        description = "Sends dead jobs round again, the oldest first, with fresh budgets.",
        footer = {
            "",
            "`./spiral queue ls --state dead` shows them; `retry ID` sends one.",
            "",
            "Examples:",
            "  ./spiral queue redrive email",
            "  ./spiral queue redrive email --limit 10",
            "  ./spiral queue redrive --all"
        })
final class RedriveCommand extends StoreCommand {
    private static final int USUAL = 1_000;
    private static final int MOST = 1_000_000;

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "whose dead jobs")
    private @Nullable String type;

    @Option(names = "--all", description = "those of every type")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many at most; 1000 unless given")
    private int limit = USUAL;

    @Override
    int run(JobQueue queue, Screen screen) {
        if ((type == null) != all) {
            throw new UserError("name a job type, or say --all");
        }
        checkRange("--limit", limit, 1, MOST);
        int gone = queue.controls().redrive(Optional.ofNullable(type), limit);
        screen.out(gone == 1 ? "1 job is ready again" : gone + " jobs are ready again");
        if (gone < limit && stillDead(queue)) {
            screen.err("others stay dead: jobs that have not ended have their unique keys");
        }
        return Exit.OK;
    }

    private boolean stillDead(JobQueue queue) {
        Optional<JobState.Name> dead = Optional.of(JobState.Name.DEAD);
        return !queue.store().list(dead, Optional.ofNullable(type), 1).isEmpty();
    }
}
