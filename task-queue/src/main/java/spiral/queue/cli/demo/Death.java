package spiral.queue.cli.demo;

/// The end of one of the demo's processes.
///
/// @param exit its exit code; 137 after SIGKILL
record Death(Role role, long pid, int exit) {
    private static final int KILLED = 128 + 9;

    /// What happened to it, in words.
    String how() {
        return exit == KILLED ? "got SIGKILL" : "ended with exit code " + exit;
    }
}
