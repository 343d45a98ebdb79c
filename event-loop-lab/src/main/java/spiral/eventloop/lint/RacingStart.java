package spiral.eventloop.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// Finds a timer and an immediate of the main script of which real Node may run either first: the
/// loop has said so in a step of its own.
public final class RacingStart {
    private RacingStart() {}

    /// The findings of a run.
    public static List<Finding> in(Recording recording) {
        Map<Long, Step> queued = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.TimerSet set -> queued.put(set.task(), set);
                case Step.Enqueued joined -> queued.putIfAbsent(joined.task(), joined);
                case Step.Raced race
                        when queued.get(race.one()) instanceof Step.TimerSet timer
                                && queued.get(race.other()) instanceof Step.Enqueued immediate ->
                        findings.add(finding(timer, immediate, race));
                default -> {}
            }
        }
        return findings;
    }

    private static Finding finding(Step.TimerSet timer, Step.Enqueued immediate, Step.Raced race) {
        return new Finding(
                "race at the start",
                "The timer \"%s\" and the immediate \"%s\": real Node may run either first; %s."
                        .formatted(timer.name(), immediate.name(), race.why()),
                List.of(timer.number(), immediate.number(), race.number()));
    }
}
