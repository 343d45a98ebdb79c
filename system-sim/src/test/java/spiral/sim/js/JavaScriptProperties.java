package spiral.sim.js;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.sim.js.Node.bits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.engine.RandomModel;
import spiral.sim.expr.Arithmetic;
import spiral.sim.expr.Chance;
import spiral.sim.expr.MathFunction;
import spiral.sim.loops.LoopScores;

/// Models in JavaScript, held against Java bit by bit, in Node.js where it is installed.
@DisplayName("JavaScript")
class JavaScriptProperties {
    private static final boolean STRESS = Boolean.getBoolean("spiral.stress");
    private static final int NUMBERS = STRESS ? 200_000 : 20_000;
    private static final int MODELS = STRESS ? 500 : 60;

    @TempDir private Path folder;
    private Optional<Node> node = Optional.empty();

    @BeforeEach
    void findNode() {
        node = Node.found(folder);
    }

    @Test
    @Order(1)
    @DisplayName("has the same exp, ln, sin, cos, tan, powers, roots and chance")
    void sameFunctions() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder script = new StringBuilder("const a = new Float64Array([");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            double x = random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(-4, 4));
            double y = random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(-2, 3));
            pairs.add(new double[] {x, y});
            script.append(x).append(',').append(y).append(',');
        }
        script.append("]); for (let i = 0; i < a.length; i += 2) { const x = a[i], y = a[i + 1];")
                .append("show(spiral.exp(x), spiral.ln(Math.abs(x)), spiral.sin(x),")
                .append("spiral.cos(x), spiral.tan(x), spiral.power(x, Math.trunc(y)),")
                .append("spiral.power(Math.abs(x), y), spiral.cubeRoot(x),")
                .append("spiral.floorMod(x, y), spiral.truncated(x), spiral.drawn(x, y)); }");

        List<String> lines = run(script.toString());

        for (int i = 0; i < lines.size(); i++) {
            double x = pairs.get(i)[0];
            double y = pairs.get(i)[1];
            assertThat(lines.get(i))
                    .as("x = %s, y = %s", x, y)
                    .isEqualTo(
                            bits(
                                    StrictMath.exp(x),
                                    StrictMath.log(Math.abs(x)),
                                    MathFunction.SIN.apply(x),
                                    MathFunction.COS.apply(x),
                                    MathFunction.TAN.apply(x),
                                    Arithmetic.power(x, Arithmetic.truncated(y)),
                                    Arithmetic.power(Math.abs(x), y),
                                    Arithmetic.cubeRoot(x),
                                    Arithmetic.floorMod(x, y),
                                    Arithmetic.truncated(x),
                                    Chance.drawn(x, y)));
        }
    }

    @Test
    @Order(2)
    @DisplayName("runs any model to the same bits")
    void sameBitsForAnyModel() throws Exception {
        StringBuilder script = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int seed = 0; seed < MODELS; seed++) {
            Model model = RandomModel.of(seed);
            Integrator integrator = Integrators.ALL.get(seed % 3);
            try {
                Run run = model.run(integrator);
                expected.add(bits(model.variables().stream().mapToDouble(v -> run.last(v.name()))));
            } catch (ModelException refused) {
                expected.add("refused");
            }
            script.append(shown(model, integrator));
        }

        List<String> lines = run(script.toString());

        if (node.isPresent()) {
            assertThat(lines).isEqualTo(expected);
            assertThat(expected.stream().filter("refused"::equals)).hasSizeLessThan(MODELS / 2);
        }
    }

    @Test
    @Order(3)
    @DisplayName("runs the catalogue to the same bits, and scores its loops alike")
    void sameBitsForTheCatalogue() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            Model model = entry.model();
            Run run = model.run(Integrators.RK4);
            LoopScores scores = LoopScores.of(model, Integrators.RK4);
            List<String> expected = new ArrayList<>();
            model.variables().forEach(v -> expected.add(bits(run.series(v.name()))));
            boolean scored = scores.loops().size() <= 50; // more do not fit on a page
            scores.loops().stream()
                    .filter(_ -> scored)
                    .forEach(loop -> expected.add(bits(scores.relative(loop))));

            List<String> lines =
                    run(
                            "const m = "
                                    + JavaScriptModel.source(model, Integrators.RK4)
                                    + "; const r = m.run();"
                                    + "m.variables.forEach(v => show(...r.series[v.name]));"
                                    + (scored ? "r.shares.forEach(s => show(...s));" : ""));

            if (node.isPresent()) {
                assertThat(lines).as(entry.name()).isEqualTo(expected);
            }
        }
    }

    private static String shown(Model model, Integrator integrator) {
        try {
            return "try { const m = "
                    + JavaScriptModel.source(model, Integrators.RK4)
                    + "; const r = m.run({method: '"
                    + integrator.name()
                    + "'}); show(...m.variables.map(v => r.series[v.name].at(-1)));"
                    + "} catch (e) { if (!/became/.test(e.message)) throw e;"
                    + "console.log('refused'); }\n";
        } catch (ModelException deadFromTheStart) {
            return "console.log('refused');\n";
        }
    }

    private List<String> run(String script) throws IOException, InterruptedException {
        return node.isEmpty() ? List.of() : node.get().run(script);
    }
}
