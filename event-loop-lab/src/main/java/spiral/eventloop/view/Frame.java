package spiral.eventloop.view;

import spiral.eventloop.Step;

/// One picture of a film.
///
/// @param step what happened
/// @param from the queue that the step's task has left to run now; empty if none has
/// @param after what the loop looked like then
/// @param sentence what it means
public record Frame(Step step, String from, LoopState after, String sentence) {
    /// The time on the loop's clock, as people read it: "10 ms".
    public String time() {
        return Times.text(step.nanos());
    }

    /// True if a task begins in this moment.
    public boolean begins() {
        return !from.isEmpty();
    }
}
