package spiral.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Runs a picocli command the way all our commands behave: a sentence instead of a stack trace, the
/// exit codes of [Exit], "did you mean", `-h` everywhere.
public final class Commands {
    private static final int WIDEST_HELP = 100;
    private static final int NARROWEST_HELP = 55; // picocli refuses less

    private final PrintStream out;
    private final PrintStream err;
    private final Screen screen;

    private Commands(PrintStream out, PrintStream err, boolean plain) {
        this.out = out;
        this.err = err;
        this.screen = Screen.of(out, err, plain);
    }

    /// Runs the command on standard output and standard error, and gives the exit code.
    ///
    ///     public static void main(String[] args) {
    ///         System.exit(Commands.run(new LoopCommand(), args));
    ///     }
    ///
    /// @param command an object annotated with picocli's `@Command`; without being `Runnable` or
    ///     `Callable` it prints its help. A `Callable<Integer>` gives the exit code.
    public static int run(Object command, String... args) {
        return run(command, System.out, System.err, args);
    }

    /// The same on other streams: for tests.
    public static int run(Object command, PrintStream out, PrintStream err, String... args) {
        return new Commands(out, err, wantsPlain(args)).execute(command, args);
    }

    /// Known before picocli has read the options, so that its own complaints are plain, too.
    static boolean wantsPlain(String... args) {
        return Stream.of(args).takeWhile(arg -> !arg.equals("--")).anyMatch("--plain"::equals);
    }

    private int execute(Object command, String... args) {
        try {
            return commandLine(command).execute(args);
        } catch (Throwable surprise) { // an Error, too, is told in a sentence
            return tell(surprise);
        }
    }

    private CommandLine commandLine(Object command) {
        var line = new CommandLine(command);
        addHelp(line.getCommandSpec());
        return line.setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setColorScheme(colours())
                .setUsageHelpWidth(Math.clamp(screen.width(), NARROWEST_HELP, WIDEST_HELP))
                .setUnmatchedOptionsArePositionalParams(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(this::runLast)
                .setParameterExceptionHandler((wrong, given) -> tell(wrong))
                .setExecutionExceptionHandler((thrown, at, parsed) -> tell(thrown));
    }

    private int runLast(ParseResult parsed) {
        for (var at = parsed; ; at = at.subcommand()) {
            var spec = at.commandSpec();
            spec.mixins()
                    .values()
                    .forEach(mixin -> {
                        if (mixin.userObject() instanceof CommonOptions common) {
                            common.talkOn(out, err);
                        }
                    });
            if (!at.hasSubcommand()) {
                return runs(spec.userObject()) || at.isUsageHelpRequested()
                        ? new RunLast().execute(parsed)
                        : showHelp(spec);
            }
        }
    }

    private static boolean runs(Object command) {
        return command instanceof Runnable
                || command instanceof Callable<?>
                || command instanceof Method;
    }

    private static int showHelp(CommandSpec spec) {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.OK;
    }

    private int tell(Throwable thrown) {
        return new Complaint(screen).about(thrown);
    }

    private static void addHelp(CommandSpec spec) {
        if (spec.optionsMap().get("--help") == null) {
            spec.addOption(
                    OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("show this help")
                            .build());
        }
        spec.subcommands().values().forEach(sub -> addHelp(sub.getCommandSpec()));
    }

    private ColorScheme colours() {
        var blue = Style.parse("fg(32)"); // Ink.BLUE, in picocli's words
        return new ColorScheme.Builder(screen.plain() ? Ansi.OFF : Ansi.ON)
                .commands(Style.bold)
                .options(blue)
                .parameters(blue)
                .build();
    }
}
