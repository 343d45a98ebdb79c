package spiral.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Variable;
import spiral.sim.Variable.Aux;
import spiral.sim.Variable.Constant;
import spiral.sim.engine.Machine.NotFinite;

/// The interpreter and the bytecode, held against each other bit by bit. A failure names the seed
/// that brings it back.
@DisplayName("Both engines")
class EnginesProperties {
    private static final boolean STRESS = Boolean.getBoolean("spiral.stress");
    private static final int EXPRESSIONS = STRESS ? 100_000 : 10_000;
    private static final int MODELS = STRESS ? 1_000 : 150;
    private static final int TOGETHER = 100;

    /// Always the same in the default build, others in each stress run: `-Dspiral.seed=N` repeats it.
    private static final long FIRST = Long.getLong("spiral.seed", STRESS ? System.nanoTime() : 0);

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @BeforeAll
    static void says() {
        System.out.println("-Dspiral.seed=" + FIRST);
    }

    @Test
    @Order(1)
    @DisplayName("give the same bits for any equation")
    void sameBitsForAnyEquation() {
        for (long seed = FIRST; seed < FIRST + EXPRESSIONS / TOGETHER; seed++) {
            compareEquations(seed);
        }
    }

    private static void compareEquations(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        RandomExpr some = new RandomExpr(random, NAMES);
        List<Variable> variables = new ArrayList<>();
        NAMES.forEach(name -> variables.add(new Constant(name, "", 0)));
        for (int i = 0; i < TOGETHER; i++) {
            variables.add(new Aux("x" + i, "", some.tree(random.nextInt(1, 6))));
        }
        Model model = TestModels.of(variables);
        Program program = model.program();
        double[] values = program.given(model);
        NAMES.forEach(name -> values[program.slot(name)] = some.number());
        double[] compiled = values.clone();

        program.code().start(compiled);
        program.code().look(compiled, new double[0]);

        Interpreter interpreter = new Interpreter(model);
        for (Cell cell : program.cells()) {
            if (cell instanceof Cell.Computed) {
                assertThat(compiled[program.slot(cell.name())])
                        .as("seed %d, %s", seed, cell)
                        .isEqualTo(Double.valueOf(interpreter.valueOf(cell.equation(), compiled)));
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("give the same bits for any model, at every step, under every integrator")
    void sameBitsForAnyModel() {
        int whole = 0;
        for (long seed = FIRST; seed < FIRST + MODELS; seed++) {
            Model model = RandomModel.of(seed);
            for (Integrator integrator : Integrators.ALL) {
                whole += compareRuns(model, integrator, seed) ? 1 : 0;
            }
        }
        assertThat(whole).as("runs that met no NaN").isGreaterThan(MODELS);
    }

    /// Whether the run came to its end.
    private static boolean compareRuns(Model model, Integrator integrator, long seed) {
        List<double[]> compiled = new ArrayList<>();
        List<double[]> reference = new ArrayList<>();
        boolean failed = false;
        try {
            run(Machine.compiled(model, integrator), model, compiled);
        } catch (NotFinite expected) {
            failed = true;
            assertThatThrownBy(() -> run(Machine.interpreted(model, integrator), model, reference))
                    .as("seed %d %s", seed, integrator.name())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("became");
        }
        if (!failed) {
            run(Machine.interpreted(model, integrator), model, reference);
        }
        assertThat(compiled).as("seed %d", seed).hasSameSizeAs(reference);
        for (int step = 0; step < compiled.size(); step++) {
            assertThat(Arrays.equals(compiled.get(step), reference.get(step)))
                    .as("seed %d %s step %d", seed, integrator.name(), step)
                    .isTrue();
        }
        return !failed;
    }

    private static void run(Machine machine, Model model, List<double[]> rows) {
        for (int step = 0; step <= model.time().steps(); step++) {
            machine.look(step);
            rows.add(machine.values());
            machine.advance(step);
        }
    }
}
