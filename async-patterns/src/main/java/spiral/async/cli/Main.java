package spiral.async.cli;

import spiral.console.Commands;

/// Where `./spiral async` begins.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(Commands.run(new AsyncCommand(), args));
    }
}
