package spiral.eventloop;

/// Hears of promises that were rejected without anybody to handle it.
///
/// It is called on the loop's thread, with an empty call stack, when a checkpoint has ended.
public interface RejectionHandler {
    /// The promise has no handler at the end of the checkpoint.
    ///
    /// @param promise the promise, as it was given to [Rejections#rejected]
    /// @param reason what it was rejected with
    void unhandled(Object promise, Object reason);

    /// A promise that was reported has got a handler after all.
    default void handledLate(Object promise) {}
}
