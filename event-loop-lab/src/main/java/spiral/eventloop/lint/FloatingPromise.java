package spiral.eventloop.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// Finds promises that nobody holds: rejected and reported because nobody handles that, or awaited
/// by a function that never goes on.
public final class FloatingPromise {
    private static final String NAME = "floating promise";

    private FloatingPromise() {}

    /// The findings of a run, in the order in which the promises were first seen.
    public static List<Finding> in(Recording recording) {
        Map<Long, Step> last = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.Awaited wait -> last.putIfAbsent(wait.promise(), wait);
                case Step.Settled settled -> last.put(settled.promise(), settled);
                case Step.Unhandled lost -> findings.add(unhandled(lost, last.get(lost.promise())));
                default -> {}
            }
        }
        if (recording.whole()) {
            last.values().forEach(step -> forgotten(step).ifPresent(findings::add));
        }
        return findings;
    }

    private static Finding unhandled(Step.Unhandled lost, @Nullable Step settled) {
        return new Finding(
                NAME,
                ("A promise was rejected with \"%s\", and nobody handles that: await it, or give"
                                + " it a catch.")
                        .formatted(lost.reason()),
                Stream.concat(Stream.ofNullable(settled), Stream.of(lost))
                        .map(Step::number)
                        .toList());
    }

    private static Optional<Finding> forgotten(Step step) {
        return step instanceof Step.Awaited wait
                ? Optional.of(
                        new Finding(
                                NAME,
                                "\"%s\" waits for a promise that is never settled: it never goes on."
                                        .formatted(wait.name()),
                                List.of(wait.number())))
                : Optional.empty();
    }
}
