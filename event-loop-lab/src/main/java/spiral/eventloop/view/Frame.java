package spiral.eventloop.view;

import spiral.eventloop.Step;

/// One picture of a film.
///
/// @param step what happened
/// @param after what the loop looked like then
/// @param sentence what it means
public record Frame(Step step, LoopState after, String sentence) {
    /// The time on the loop's clock, as people read it: "10 ms".
    public String time() {
        return Times.text(step.nanos());
    }
}
