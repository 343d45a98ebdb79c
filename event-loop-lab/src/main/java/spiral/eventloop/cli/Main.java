package spiral.eventloop.cli;

import spiral.console.Commands;

/// Starts `spiral loop`.
public final class Main {
    private Main() {}

    /// Runs the command line and exits with its code.
    public static void main(String[] args) {
        System.exit(Commands.run(new LoopCommand(), args));
    }
}
