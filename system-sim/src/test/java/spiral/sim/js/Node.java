package spiral.sim.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Runs scripts in Node.js, where it is installed; they print numbers by `show(x, y)`, bit by bit.
final class Node {
    private static final long PATIENCE_SECONDS = 120;
    private static final String SHOW =
            """
            const hex = x => { const b = Buffer.alloc(8); b.writeDoubleBE(x);
              return x !== x ? 'NaN' : b.toString('hex'); };
            const show = (...xs) => console.log(xs.map(hex).join(' '));
            """;

    private final Path program;
    private final Path folder;

    private Node(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// Node on the search path; says how to get it where there is none.
    static Optional<Node> found(Path folder) {
        Optional<Node> node =
                Stream.of(System.getenv("PATH").split(":", -1))
                        .map(place -> Path.of(place, "node"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .map(program -> new Node(program, folder));
        if (node.isEmpty()) {
            System.out.println("Skipped: Node.js is not installed; get it from nodejs.org");
        }
        return node;
    }

    /// The lines that a script prints, after the machine that runs models.
    List<String> run(String script) throws IOException, InterruptedException {
        Path file = folder.resolve("script.js");
        Path out = folder.resolve("out.txt");
        Files.writeString(file, JavaScriptModel.machine() + SHOW + script, StandardCharsets.UTF_8);
        Process process =
                new ProcessBuilder(program.toString(), file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as(said.substring(0, Math.min(2000, said.length())))
                .isTrue();
        return said.lines().toList();
    }

    /// Numbers as `show` prints them.
    static String bits(double... numbers) {
        return bits(DoubleStream.of(numbers));
    }

    static String bits(DoubleStream numbers) {
        return numbers.mapToObj(Node::bits).collect(Collectors.joining(" "));
    }

    private static String bits(double x) {
        return Double.isNaN(x)
                ? "NaN"
                : String.format(Locale.ROOT, "%016x", Double.doubleToRawLongBits(x));
    }
}
