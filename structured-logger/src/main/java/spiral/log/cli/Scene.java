package spiral.log.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A short story about one idea: some calls, and the lines that came of each.
///
/// @param name what to type to see it, and the method in [Scenes] that plays it
/// @param play the idea, then the calls in steps
record Scene(String name, Consumer<Stage> play) {

    /// A scene and what came of it, as data.
    record Shown(String name, String idea, List<Played> steps, String look) {}

    /// A step as it is written in Java, and the lines that it made.
    record Played(String code, List<String> lines) {}

    /// Plays all steps on a new stage.
    Shown shown() {
        Stage stage = new Stage();
        play.accept(stage);
        List<String> code = steps(source());
        List<Played> played =
                IntStream.range(0, code.size())
                        .mapToObj(i -> new Played(code.get(i), stage.lines(i)))
                        .toList();
        return new Shown(name, stage.idea(), played, stage.look());
    }

    /// The scene as it stands in [Scenes], each step on one line.
    private List<String> steps(String source) {
        int start = source.indexOf("static void " + name + "(");
        String method = source.substring(start, source.indexOf("\n    }\n", start));
        return Stream.of(method.split("\\w+\\.step\\(\\);"))
                .skip(1) // what is prepared
                .map(step -> step.strip().replaceAll("\\s+", " ").replaceFirst(";$", ""))
                .map(step -> step.replace(" .", ".").replace("( ", "("))
                .toList();
    }

    private static String source() {
        try (InputStream java = Scene.class.getResourceAsStream("Scenes.java")) {
            return new String(Objects.requireNonNull(java).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
