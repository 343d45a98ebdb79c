package spiral.log.cli;

import spiral.console.Commands;

/// Where `./spiral log` begins.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(Commands.run(new LogCommand(), args));
    }
}
