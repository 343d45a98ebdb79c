package spiral.queue.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.queue.JobQueue;
import spiral.queue.Lane;

/// What `pause`, `resume` and `drain` share: they set the lanes of some job types.
abstract class LaneCommand extends StoreCommand {
    private final Lane.Mode mode;
    private final String outcome;

    @Parameters(arity = "1..*", paramLabel = "TYPE", description = "whose jobs")
    private final List<String> types = new ArrayList<>();

    LaneCommand(Lane.Mode mode, String outcome) {
        this.mode = mode;
        this.outcome = outcome;
    }

    @Override
    final int run(JobQueue queue, Screen screen) {
        types.forEach(StoreCommand::checkedType);
        for (String type : types) {
            queue.controls().lane(type, mode);
            screen.out(type + " " + outcome);
        }
        return Exit.OK;
    }
}
