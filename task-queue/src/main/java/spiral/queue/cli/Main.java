package spiral.queue.cli;

import spiral.console.Commands;

/// Starts `./spiral queue`.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(Commands.run(new QueueCommand(), args));
    }
}
