package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.Lane;

/// `queue pause`.
@Command(
        name = "pause",
        description = {
            "Holds a job type up: jobs are taken in and none is started, in all processes."
        },
        footer = {"", "Examples:", "  ./spiral queue pause email"})
final class PauseCommand extends LaneCommand {
    PauseCommand() {
        super(Lane.Mode.PAUSED, "is paused: its jobs wait");
    }
}
