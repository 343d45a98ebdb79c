package spiral.console;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/// The exit codes that every command of the workspace uses.
public final class Exit {
    /// All went well.
    public static final int OK = 0;

    /// The thing that was checked failed.
    public static final int FAILED = 1;

    /// The command line or an input file was wrong.
    public static final int USAGE = 2;

    /// The machine lacks something: a JDK, a readable folder, a free disk.
    public static final int ENVIRONMENT = 3;

    /// Stopped by Ctrl-C.
    public static final int INTERRUPTED = 130;

    private Exit() {}

    /// Does work that takes no options, without the time that [Commands] needs to read options, and
    /// gives its exit code. What it throws is told in a sentence on standard error.
    public static int of(Callable<Integer> work) {
        return of(work, System.err);
    }

    static int of(Callable<Integer> work, PrintStream err) {
        try {
            return work.call();
        } catch (Throwable surprise) { // an Error, too, is told in a sentence
            return new Complaint(Screen.of(System.out, err, false)).about(surprise);
        }
    }
}
