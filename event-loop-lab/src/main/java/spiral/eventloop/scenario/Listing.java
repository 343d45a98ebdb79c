package spiral.eventloop.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The lines of a program, as they stand in its source.
///
/// @param file the name of the source file
/// @param firstLine the number of the first of these lines in it
/// @param lines the program, without the indent of its class
public record Listing(String file, int firstLine, List<String> lines) {
    private static final String BEGIN = "    public void program(";
    private static final String END = "    }";
    private static final int INDENT = 8;

    public Listing {
        lines = List.copyOf(lines);
    }

    /// The body of the method `program`, from the source that the build puts beside the class.
    static Listing ofJava(Class<?> scenario) {
        String file = scenario.getSimpleName() + ".java";
        List<String> source = resource(file).lines().toList();
        int before = (int) source.stream().takeWhile(line -> !line.startsWith(BEGIN)).count() + 1;
        List<String> lines =
                source.stream()
                        .skip(before)
                        .takeWhile(line -> !line.equals(END))
                        .map(line -> line.substring(Math.min(INDENT, line.length())))
                        .toList();
        return new Listing(file, before + 1, lines);
    }

    /// A whole program in JavaScript.
    static Listing ofScript(String file) {
        return new Listing(file, 1, resource(file).lines().toList());
    }

    private static String resource(String file) {
        try (InputStream in = Listing.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
