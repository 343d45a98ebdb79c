package spiral.eventloop.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Outcome;
import spiral.eventloop.view.Times;

/// Says under which decisions a program prints something.
final class Conditions {
    private Conditions() {}

    /// "the main script takes 1 ms, 5 ms", or the simplest of the decisions, where a browser makes
    /// some, too.
    static String of(Outcome outcome) {
        List<Choices> lengths =
                outcome.choices().stream().filter(Conditions::isOnlyLength).toList();
        return lengths.size() == outcome.choices().size()
                ? "the main script takes " + lengths(lengths)
                : text(simplest(outcome));
    }

    /// What is printed, and the simplest of the decisions, for a program to read.
    static Map<String, Object> fields(Outcome outcome) {
        Choices simplest = simplest(outcome);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prints", outcome.lines());
        fields.put("startupNanos", simplest.startup().toNanos());
        simplest.firstFrame().ifPresent(first -> fields.put("firstFrameNanos", first.toNanos()));
        fields.put("sources", simplest.sources());
        return fields;
    }

    private static Choices simplest(Outcome outcome) {
        return outcome.choices().stream()
                .min(Comparator.comparingInt(Conditions::size))
                .orElseThrow();
    }

    private static int size(Choices choices) {
        return choices.sources().size()
                + (choices.firstFrame().isPresent() ? 1 : 0)
                + (choices.startup().isPositive() ? 1 : 0);
    }

    private static boolean isOnlyLength(Choices choices) {
        return choices.firstFrame().isEmpty() && choices.sources().isEmpty();
    }

    private static String lengths(List<Choices> all) {
        return all.stream()
                .map(Choices::startup)
                .map(Conditions::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(Choices choices) {
        List<String> parts = new ArrayList<>();
        if (choices.startup().isPositive()) {
            parts.add("the main script takes " + text(choices.startup()));
        }
        choices.firstFrame()
                .ifPresent(first -> parts.add("the first frame comes at " + text(first)));
        if (!choices.sources().isEmpty()) {
            parts.add("the browser takes " + String.join(", then ", choices.sources()) + " first");
        }
        return parts.isEmpty()
                ? "the oldest task is always taken first"
                : String.join(", and ", parts);
    }

    private static String text(Duration time) {
        return Times.text(time.toNanos());
    }
}
