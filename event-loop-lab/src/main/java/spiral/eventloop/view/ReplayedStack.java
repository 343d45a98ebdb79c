package spiral.eventloop.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The call stack of a recording at one moment, and the line that each frame is on.
///
/// A task begins at the line that asked for it, until it says where it is. For one thread.
final class ReplayedStack {
    private final Deque<String> frames = new ArrayDeque<>();
    // of each frame; 0 if nobody knows
    private final Deque<Integer> lines = new ArrayDeque<>();
    private final Map<Long, Integer> asked = new HashMap<>();
    private int beginsAt;

    void clear() {
        frames.clear();
        lines.clear();
        asked.clear();
        beginsAt = 0;
    }

    /// A task was asked for at this line.
    void asked(long task, int line) {
        asked.put(task, line);
    }

    /// The next frame is that of this task.
    void begins(long task) {
        beginsAt = asked.getOrDefault(task, 0);
    }

    void push(String frame, int line) {
        frames.push(frame);
        lines.push(line > 0 ? line : beginsAt);
        beginsAt = 0;
    }

    /// What does not fit, a frame that ends but never began, is passed over.
    void pop() {
        frames.poll();
        lines.poll();
    }

    /// The function on top of the stack is on that line now; 0 if nobody says.
    void reach(int line) {
        if (line > 0 && !lines.isEmpty()) {
            lines.pop();
            lines.push(line);
        }
    }

    int line() {
        return lines.isEmpty() ? 0 : lines.peek();
    }

    int depth() {
        return frames.size();
    }

    Lane lane() {
        return Lane.of("stack", Lane.Kind.STACK, frames.stream(), frames.size());
    }

    List<String> top(int count) {
        return frames.stream().limit(count).toList();
    }
}
