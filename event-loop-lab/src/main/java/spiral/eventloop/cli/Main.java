package spiral.eventloop.cli;

import java.time.Duration;
import spiral.console.Commands;
import spiral.console.Exit;

/// Starts `spiral loop`.
public final class Main {
    /// How long the process may take to end: an engine with a program that cannot be stopped may
    /// never close.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Main() {}

    /// Runs the command line and exits with its code.
    public static void main(String[] args) {
        exit(run(args));
    }

    // a third of the time to a program's first line would go into reading options that are not
    // there
    static int run(String... args) {
        return ScriptRun.isAll(args)
                ? Exit.of(() -> ScriptRun.of(args).run())
                : Commands.run(new LoopCommand(), args);
    }

    /// Ends the process with this code, at the latest after a while.
    static void exit(int code) {
        Thread.ofPlatform().daemon().name("last resort").start(() -> halt(code));
        System.exit(code);
    }

    private static void halt(int code) {
        try {
            Thread.sleep(PATIENCE);
            Runtime.getRuntime().halt(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
        }
    }
}
