package spiral.eventloop.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The Node of this machine on a virtual clock.
///
/// Any thread may run programs.
public final class RealNode {
    private static final int OLDEST = 20;
    private static final long PATIENCE_SECONDS = 20;

    private final Path clock;

    private RealNode(Path clock) {
        this.clock = clock;
    }

    /// Finds Node and gives it a virtual clock, compiled into `folder`.
    ///
    /// @return empty if there is no Node from version 20 on, no C compiler, or no Linux
    public static Optional<RealNode> find(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("vclock.c");
        Path clock = folder.resolve("vclock.so");
        try (InputStream in = RealNode.class.getResourceAsStream("vclock.c")) {
            Files.write(source, Objects.requireNonNull(in, "vclock.c").readAllBytes());
        }
        boolean ready =
                isNewEnough()
                        && succeeds(
                                "gcc",
                                "-O1",
                                "-shared",
                                "-fPIC",
                                "-o",
                                clock.toString(),
                                source.toString(),
                                "-ldl");
        return ready ? Optional.of(new RealNode(clock)) : Optional.empty();
    }

    /// What a program did.
    ///
    /// @param code its exit code
    public record Result(String out, int code) {}

    /// Runs a file to its end.
    public Result run(Path file) throws IOException, InterruptedException {
        Path out = Files.createTempFile(file.getParent(), "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder("node", file.toString());
        builder.environment().put("LD_PRELOAD", clock.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(out.toFile());
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return new Result(text, process.exitValue());
    }

    private static boolean isNewEnough() throws InterruptedException {
        return succeeds(
                "node",
                "-e",
                "process.exit(parseInt(process.versions.node) >= %d ? 0 : 1)".formatted(OLDEST));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }
}
