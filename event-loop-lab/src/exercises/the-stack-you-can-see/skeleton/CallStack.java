package spiral.eventloop;

import java.util.List;

/// The functions that are running now, the newest on top.
///
///     push "main" -> push "greet" -> pop "greet" -> pop "main" -> empty: the loop may go on
///
/// One thread only, the loop's own: you need no locks.
final class CallStack {
    /// The deepest nesting; well before the thread's own stack would overflow.
    static final int LIMIT = 2_000;

    // TODO step 1: where do the frames lie, and at which end is the top?

    /// Puts a frame on top.
    ///
    /// @throws IllegalStateException if [#LIMIT] frames are on the stack
    void push(String frame) {
        // TODO step 2: if LIMIT frames are there, refuse; say the limit and the frame
        throw new UnsupportedOperationException("TODO step 1: put the frame on top");
    }

    /// Removes the newest frame and returns its name.
    ///
    /// @throws java.util.NoSuchElementException if no frame is left
    String pop() {
        // TODO step 2: if no frame is left, throw a java.util.NoSuchElementException
        throw new UnsupportedOperationException("TODO step 1: take the top frame off");
    }

    boolean isEmpty() {
        throw new UnsupportedOperationException("TODO step 1: say whether no frame is there");
    }

    int depth() {
        throw new UnsupportedOperationException("TODO step 1: count the frames");
    }

    /// The frames, newest first.
    List<String> frames() {
        // TODO step 2: a picture does not change when the stack does
        throw new UnsupportedOperationException("TODO step 1: show the frames, newest first");
    }
}
