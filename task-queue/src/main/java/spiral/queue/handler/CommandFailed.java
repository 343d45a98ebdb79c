package spiral.queue.handler;

/// A command line that could not be started, or that ended with another exit code than 0. What it
/// printed says more than a stack trace of ours would, so there is none.
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    CommandFailed(String message) {
        super(message, null, false, false);
    }
}
