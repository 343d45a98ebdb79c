package spiral.eventloop.cli;

import spiral.console.Commands;
import spiral.console.Exit;

/// Starts `spiral loop`.
public final class Main {
    private Main() {}

    /// Runs the command line and exits with its code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    // a third of the time to a program's first line would go into reading options that are not there
    static int run(String... args) {
        return ScriptRun.isAll(args)
                ? Exit.of(() -> ScriptRun.of(args).run())
                : Commands.run(new LoopCommand(), args);
    }
}
