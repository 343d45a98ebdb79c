package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.Lane;

/// `queue resume`.
@Command(
        name = "resume",
        description = {"Lets a paused or draining job type flow again."},
        footer = {"", "Examples:", "  ./spiral queue resume email"})
final class ResumeCommand extends LaneCommand {
    ResumeCommand() {
        super(Lane.Mode.OPEN, "flows");
    }
}
