package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The functions that are running now, the newest on top.
///
///     push "main" -> push "greet" -> pop "greet" -> pop "main" -> empty: the loop may go on
///
/// While a frame is on the stack nothing else can run: that is what "run to completion" means.
/// Only the loop's thread touches it.
final class CallStack {
    /// The deepest nesting; well before the thread's own stack would overflow.
    static final int LIMIT = 2_000;

    private final Deque<String> frames = new ArrayDeque<>();

    /// @throws IllegalStateException if [#LIMIT] frames are on the stack
    void push(String frame) {
        if (frames.size() == LIMIT) {
            throw new IllegalStateException(
                    "the call stack is full: " + LIMIT + " frames, \"" + frame + "\" on top");
        }
        frames.push(frame);
    }

    /// Removes the newest frame and returns its name.
    ///
    /// @throws java.util.NoSuchElementException if no frame is left
    String pop() {
        return frames.removeLast();
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    int depth() {
        return frames.size();
    }

    /// The frames, newest first.
    List<String> frames() {
        return List.copyOf(frames);
    }
}
