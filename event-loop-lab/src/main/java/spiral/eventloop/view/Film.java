package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import spiral.eventloop.Step;

/// Turns a trace into frames.
///
/// Two kinds of step have no frame of their own: entering a phase changes nothing that can be seen,
/// and a task that leaves its queue is seen when it arrives on the stack, which is the next step.
public final class Film {
    private Film() {}

    /// The frames of a run, in order.
    ///
    /// @param steps all steps from the first one on
    public static List<Frame> of(List<Step> steps) {
        List<Frame> frames = new ArrayList<>();
        LoopState state = LoopState.START;
        for (Step step : steps) {
            LoopState next = state.after(step);
            if (!(step instanceof Step.PhaseEntered || step instanceof Step.Dequeued)) {
                frames.add(new Frame(step, next, Sentence.of(state, step)));
            }
            state = next;
        }
        return List.copyOf(frames);
    }
}
