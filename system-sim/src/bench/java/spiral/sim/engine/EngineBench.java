package spiral.sim.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.TimeSpan;
import spiral.sim.loops.LoopScores;
import spiral.sim.study.Ensemble;
import spiral.sim.study.Spread;

/// A model of World3's size, run by both engines and by C; compiled cold; as an ensemble; and its
/// loops scored.
///
///     mvn -Pbench -pl system-sim -am verify -Dit.test=EngineBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
@DisplayName("The engines, measured")
class EngineBench {
    private static final int OUTPUTS = 9;
    private static final int BATCHES = 20;

    @TempDir private Path folder;

    @Test
    @Order(1)
    @DisplayName("cold: from the model to its first run by bytecode")
    void cold() {
        Model model = WorldModel.build();
        long begin = System.nanoTime();
        model.program().code();
        long compiled = System.nanoTime();
        run(model, Machine.compiled(model, Integrators.EULER));
        long ran = System.nanoTime();
        say(
                "compile and load %.1f ms, first run %.1f ms",
                ms(compiled - begin), ms(ran - compiled));
    }

    @Test
    @Order(2)
    @DisplayName("one run: interpreter, bytecode, C")
    void oneRun() throws IOException, InterruptedException {
        Model model = WorldModel.build();
        double bytecode = best(200, () -> run(model, Machine.compiled(model, Integrators.EULER)));
        double interpreter =
                best(5, () -> run(model, Machine.interpreted(model, Integrators.EULER)));
        say("interpreter %.3f ms", interpreter);
        say("bytecode    %.4f ms, 1/%.0f of it", bytecode, interpreter / bytecode);
        double c = c(model);
        say("C, gcc -O2  %.4f ms; bytecode takes %.2f times that", c, bytecode / c);
    }

    @Test
    @Order(3)
    @DisplayName("an ensemble of 1,000 runs on one thread and on two")
    void ensemble() {
        Ensemble ensemble =
                Ensemble.of(WorldModel.build(), 42)
                        .vary("Constant 3", new Spread.Uniform(0.5, 2))
                        .vary("Constant 40", new Spread.Normal(1, 0.1));
        double one = Double.MAX_VALUE;
        double two = Double.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) { // in turn, so that a busy minute meets both
            one = Math.min(one, timed(ensemble, 1));
            two = Math.min(two, timed(ensemble, 2));
        }
        say("1 thread %.1f ms, 2 threads %.1f ms: %.2f times as fast", one, two, one / two);
    }

    private static double timed(Ensemble ensemble, int threads) {
        long begin = System.nanoTime();
        ensemble.run(Integrators.EULER, 1000, "Stock 1", threads);
        return ms(System.nanoTime() - begin);
    }

    @Test
    @Order(4)
    @DisplayName("the loops of that model and their scores")
    void loops() {
        Model model = WorldModel.build();
        long begin = System.nanoTime();
        LoopScores scores = LoopScores.of(model, Integrators.EULER);
        say(
                "%d loops (%s) scored in %.2f s",
                scores.loops().size(),
                scores.isComplete() ? "all" : "the strongest",
                ms(System.nanoTime() - begin) / 1000);
    }

    private static double run(Model model, Machine machine) {
        TimeSpan time = model.time();
        int[] slots = outputs(model);
        double[][] kept = new double[OUTPUTS][time.steps() + 1];
        for (int step = 0; step <= time.steps(); step++) {
            machine.look(step);
            machine.save(slots, kept, step);
            if (step < time.steps()) {
                machine.advance(step);
            }
        }
        return kept[0][time.steps()];
    }

    private static int[] outputs(Model model) {
        return IntStream.range(0, OUTPUTS).map(i -> model.program().slot("Stock " + i)).toArray();
    }

    private interface Work {
        double run();
    }

    /// Milliseconds for one, in the best of several batches.
    private static double best(int batch, Work work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            long begin = System.nanoTime();
            for (int k = 0; k < batch; k++) {
                work.run();
            }
            best = Math.min(best, ms(System.nanoTime() - begin) / batch);
        }
        return best;
    }

    private double c(Model model) throws IOException, InterruptedException {
        Path source = folder.resolve("world.c");
        Path program = folder.resolve("world");
        Path answer = folder.resolve("answer.txt");
        Files.writeString(source, new CSource(model).text(outputs(model), 500));
        start(
                answer,
                "gcc",
                "-O2",
                "-ffp-contract=off",
                "-o",
                program.toString(),
                source.toString(),
                "-lm");
        start(answer, program.toString());
        String[] words = Files.readString(answer, StandardCharsets.UTF_8).strip().split(" ", -1);
        double java = run(model, Machine.compiled(model, Integrators.EULER));
        say("the last value in C is %s, here %s", words[1], java);
        return Long.parseLong(words[0]) / 1e6;
    }

    private static void start(Path answer, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(answer.toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(answer, StandardCharsets.UTF_8));
        }
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library of the checker's own
    private static void say(String sentence, Object... facts) {
        System.out.println(String.format(Locale.ROOT, sentence, facts));
    }
}
