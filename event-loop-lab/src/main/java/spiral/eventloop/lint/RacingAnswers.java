package spiral.eventloop.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// Finds answers from the outside whose order nobody promises: two requests were under way at the
/// same time. Our loop answers in the order of asking; a thread pool or a network may not.
public final class RacingAnswers {
    /// The most pairs that are named.
    public static final int MOST = 10;

    private RacingAnswers() {}

    /// The findings of a run, one for each pair of neighbours.
    public static List<Finding> in(Recording recording) {
        Set<Long> users = usersTasks(recording);
        String where =
                recording.header().model().equals(LoopModel.BROWSER.name())
                        ? "a browser"
                        : "real Node";
        Map<Long, Step.Requested> underWay = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.Requested asked when !users.contains(asked.task()) ->
                        underWay.put(asked.task(), asked);
                case Step.Completed done when underWay.containsKey(done.task()) -> {
                    Step.Requested first = underWay.remove(done.task());
                    underWay.values().stream()
                            .limit(findings.size() < MOST ? 1 : 0)
                            .forEach(other -> findings.add(race(first, other, done, where)));
                }
                default -> {}
            }
        }
        return findings;
    }

    // what a user does comes in the order in which it is done
    private static Set<Long> usersTasks(Recording recording) {
        return recording.steps().stream()
                .filter(step ->
                        step instanceof Step.Completed done
                                && done.queue().equals(LoopModel.USER_INTERACTION))
                .map(step -> ((Step.Completed) step).task())
                .collect(Collectors.toSet());
    }

    private static Finding race(
            Step.Requested first, Step.Requested other, Step.Completed done, String where) {
        return new Finding(
                "race of answers",
                ("\"%s\" and \"%s\" are under way at the same time: in %s either may be"
                                + " answered first.")
                        .formatted(first.name(), other.name(), where),
                List.of(first.number(), other.number(), done.number()));
    }
}
