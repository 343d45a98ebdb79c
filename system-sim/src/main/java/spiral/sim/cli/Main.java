package spiral.sim.cli;

import spiral.console.Commands;

/// Starts `./spiral sim`.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(Commands.run(new SimCommand(), args));
    }
}
