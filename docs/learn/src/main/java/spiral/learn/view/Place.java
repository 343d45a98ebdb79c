package spiral.learn.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import spiral.learn.Exercise;
import spiral.learn.Failure;
import spiral.learn.Frame;

/// A line of the learner's, with a caret below the place.
final class Place {
    private static final String INDENT = "    ";

    private Place() {}

    /// The learner's own line in a stack, where there is one.
    static Optional<Frame> learners(Exercise exercise, Failure failure) {
        var own = failure.frames().stream().filter(frame -> exercise.owns(frame.type())).toList();
        return failure.kind() == Failure.Kind.OVERFLOW
                ? mostFrequent(own)
                : own.stream().findFirst();
    }

    /// The line at this frame.
    static List<String> of(Frame frame, List<Path> files) {
        var text = line(frame, files);
        var at = frame.file() + ":" + frame.line();
        return text.isBlank() ? List.of(INDENT + at) : of(at, text, indent(text) + 1);
    }

    /// This line, with the caret below a column.
    static List<String> of(String at, String text, int column) {
        var cut = Math.min(indent(text), column - 1);
        var shown = Prose.clip(INDENT + INDENT + text.substring(Math.min(cut, text.length())));
        var caret = INDENT + INDENT + " ".repeat(column - 1 - cut) + "^";
        return caret.length() <= Prose.WIDTH
                ? List.of(INDENT + at, shown, caret)
                : List.of(INDENT + at, shown);
    }

    private static Optional<Frame> mostFrequent(List<Frame> frames) {
        var counts =
                frames.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static String line(Frame frame, List<Path> files) {
        var file = files.stream().filter(each -> each.endsWith(frame.file())).findFirst();
        if (file.isEmpty() || frame.line() < 1) {
            return "";
        }
        try (var lines = Files.lines(file.get())) {
            return lines.skip(frame.line() - 1L).findFirst().orElse("");
        } catch (IOException | UncheckedIOException gone) {
            return "";
        }
    }
}
