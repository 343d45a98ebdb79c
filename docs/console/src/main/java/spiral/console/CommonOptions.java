package spiral.console;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/// The options that every command has. A command has this field, and asks it for its [#screen] when
/// it runs:
///
///     @Mixin private final CommonOptions common = new CommonOptions();
public final class CommonOptions {
    @Option(names = "--plain", description = "ASCII only, no colour, nothing moves")
    private boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    // set once by Commands on the command's own thread, before the command runs
    private PrintStream out = System.out;
    private PrintStream err = System.err;

    void talkOn(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// The screen of this run. Make one per command and pass it on: each keeps its own frame.
    public Screen screen() {
        return Screen.of(out, err, plain);
    }

    /// True when `--help` was given; then the command does not run.
    public boolean help() {
        return help;
    }
}
