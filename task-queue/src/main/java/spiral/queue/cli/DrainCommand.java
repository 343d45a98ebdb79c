package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.Lane;

/// `queue drain`.
@Command(
        name = "drain",
        description = {"Takes no new jobs of a type in; those that are there are worked off."},
        footer = {"", "Examples:", "  ./spiral queue drain email"})
final class DrainCommand extends LaneCommand {
    DrainCommand() {
        super(Lane.Mode.DRAINING, "takes no new jobs");
    }
}
