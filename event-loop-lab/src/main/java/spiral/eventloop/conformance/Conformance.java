package spiral.eventloop.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import spiral.eventloop.js.JsEngine;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsOutcome;
import spiral.eventloop.js.JsOutput;
import spiral.eventloop.js.JsProgram;

/// Compares random programs: our output and exit code against those of the real Node.
public final class Conformance {
    private static final int NODES = 2; // a Node takes a core for some 40 ms
    private static final JsOptions OPTIONS = JsOptions.DEFAULTS.timeLimit(Duration.ofSeconds(20));

    private final RealNode node;
    private final Path folder;

    /// @param folder where the programs are written
    public Conformance(RealNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    /// Compares the programs of the seeds from `seed` on.
    ///
    /// @param each told of each comparison, in the order of the seeds
    public void run(long seed, int count, Consumer<Comparison> each)
            throws InterruptedException, IOException {
        try (ExecutorService nodes = Executors.newFixedThreadPool(NODES);
                JsEngine engine = JsEngine.start()) {
            List<GeneratedProgram> programs = new ArrayList<>();
            List<Future<RealNode.Result>> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                GeneratedProgram program = GeneratedProgram.of(seed + i);
                Path file = Files.writeString(folder.resolve(program.fileName()), program.text());
                programs.add(program);
                expected.add(nodes.submit(() -> node.run(file)));
            }
            for (int i = 0; i < count; i++) {
                GeneratedProgram program = programs.get(i);
                RealNode.Result ours = ours(engine, program);
                each.accept(comparison(program, get(expected.get(i)), ours));
            }
        }
    }

    private static Comparison comparison(
            GeneratedProgram program, RealNode.Result theirs, RealNode.Result ours) {
        return new Comparison(program.seed(), program.fileName(), program.text(), theirs, ours);
    }

    private RealNode.Result ours(JsEngine engine, GeneratedProgram program) {
        StringBuilder out = new StringBuilder();
        JsOutput output = new JsOutput(out::append, _ -> {});
        JsProgram ours = new JsProgram(folder.resolve(program.fileName()), program.text());
        JsOutcome outcome = engine.run(ours, OPTIONS, output);
        return new RealNode.Result(out.toString(), outcome.exitCode());
    }

    private static RealNode.Result get(Future<RealNode.Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("Node could not be run", e.getCause()));
        }
    }
}
