package spiral.learn.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spiral.console.UserError;
import spiral.learn.Exercise;

/// The source of a suite, to show a single rule of it.
public final class SuiteSource {
    private static final List<String> FOLDERS = List.of("src/test/java", "src/contract/java");

    private SuiteSource() {}

    /// The test method of this name with its annotations, less its indentation.
    public static List<String> rule(Exercise exercise, String method) {
        return files(exercise)
                .map(file -> method(file, method))
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// True when the suite's source has these words.
    public static boolean holds(Exercise exercise, String words) {
        return files(exercise).anyMatch(file -> String.join("\n", read(file)).contains(words));
    }

    private static Stream<Path> files(Exercise exercise) {
        var path = exercise.suite().replace('.', '/') + ".java";
        return FOLDERS.stream()
                .map(folder -> exercise.module().resolve(folder).resolve(path))
                .filter(Files::isRegularFile);
    }

    private static List<String> method(Path file, String method) {
        var lines = read(file);
        var at = 0;
        while (at < lines.size() && !lines.get(at).matches(".*\\bvoid " + method + "\\(.*")) {
            at++;
        }
        var from = at;
        while (from > 0 && !lines.get(from - 1).isBlank()) {
            from--;
        }
        return at == lines.size() ? List.of() : upToItsEnd(lines, from, at);
    }

    // a method of our style ends with a brace as far to the left as it began
    private static List<String> upToItsEnd(List<String> lines, int from, int at) {
        var indent = lines.get(at).length() - lines.get(at).stripLeading().length();
        var end = " ".repeat(indent) + "}";
        var rule = new ArrayList<String>();
        for (int i = from; i < lines.size(); i++) {
            var line = lines.get(i);
            rule.add(
                    line.substring(Math.min(indent, line.length() - line.stripLeading().length())));
            if (i > at && line.equals(end)) {
                break;
            }
        }
        return rule;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw UserError.environment("cannot read " + file);
        }
    }
}
