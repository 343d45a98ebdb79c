package spiral.eventloop.node;

/// What a program can hear of its process: the events of Node's `process`.
///
/// All are called on the loop's thread. Source: Node.js, "Process events".
public interface NodeEvents {
    /// Where an error came from: it was thrown, and nobody caught it.
    String THROWN = "uncaughtException";

    /// Where an error came from: a promise was rejected, and nobody handled that.
    String REJECTED = "unhandledRejection";

    /// An error that nobody caught.
    ///
    /// @param origin [#THROWN] or [#REJECTED]
    /// @return whether somebody listened; if not, the process ends
    boolean uncaughtException(Object error, String origin);

    /// A promise that was rejected and has no handler when the microtasks are done.
    ///
    /// @return whether somebody listened; if not, it becomes an uncaught exception
    boolean unhandledRejection(Object reason, Object promise);

    /// A promise that was reported has got a handler.
    void rejectionHandled(Object promise);

    /// Nothing is left to do; what is begun here revives the loop.
    void beforeExit(int code);

    /// The process ends now.
    void exit(int code);

    /// The process dies of an error that nobody caught; [#exit] was told before.
    void died(Object error);

    /// Something is allowed, but seldom meant.
    void warning(String type, String text);
}
