package spiral.console;

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
}
