package spiral.eventloop;

/// A line of microtasks that somebody else keeps, such as the promise jobs of a JavaScript engine.
/// A loop that was told to [EventLoop#drainAlso] empties it at each checkpoint, one at a time,
/// behind the microtasks of its own.
///
/// It is asked on the loop's thread only.
public interface MicrotaskSource {
    /// How many wait.
    int size();

    /// Removes the one that waited longest. Its [Task] comes from [EventLoop#announce], so that the
    /// trace knows who queued it; what it throws is reported like any microtask's error.
    Task take();
}
