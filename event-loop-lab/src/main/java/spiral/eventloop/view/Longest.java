package spiral.eventloop.view;

import java.util.HashMap;
import java.util.Map;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// How long the longest item is that a lane ever shows, by the lane's title.
final class Longest {
    /// Longer ones are cut in any case.
    static final int MOST = 40;

    private final Map<String, Integer> longest = new HashMap<>();

    private Longest() {}

    static Map<String, Integer> in(Recording recording) {
        Longest found = new Longest();
        recording.steps().forEach(found::take);
        return found.longest;
    }

    private void take(Step step) {
        switch (step) {
            case Step.Pushed it -> take("stack", it.frame());
            case Step.Enqueued it -> take(it.queue(), it.name());
            case Step.TimerSet it -> take(LoopModel.TIMERS, it.name() + " " + Times.text(it.due()));
            case Step.TimerDue it -> take(it.queue(), it.name());
            case Step.Requested it -> take(LoopModel.REQUESTS, it.name());
            case Step.Completed it -> take(it.queue(), it.name());
            case Step.Output it -> take("output", it.text());
            default -> {}
        }
    }

    private void take(String lane, String text) {
        longest.merge(lane, Math.min(MOST, Words.visible(text).length()), Math::max);
    }
}
