package spiral.eventloop.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Reads a program's lines from its source, which the build puts beside its class.
final class Listing {
    private static final String BEGIN = "    public void program(EventLoop loop) {";
    private static final String END = "    }";
    private static final int INDENT = 8;

    private Listing() {}

    static List<String> of(Class<?> scenario) {
        return source(scenario)
                .lines()
                .dropWhile(line -> !line.equals(BEGIN))
                .skip(1)
                .takeWhile(line -> !line.equals(END))
                .map(line -> line.substring(Math.min(INDENT, line.length())))
                .toList();
    }

    private static String source(Class<?> scenario) {
        String file = scenario.getSimpleName() + ".java";
        try (InputStream in = scenario.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
