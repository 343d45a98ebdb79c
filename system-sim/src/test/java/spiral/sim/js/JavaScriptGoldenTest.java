package spiral.sim.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.Variable;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;
import spiral.sim.expr.Written;

/// What the JavaScript form gave in Node.js when it was last looked at, so that Java has something to
/// agree with where there is no Node. `-Dapprove=true` writes it anew, by Node.
@DisplayName("What JavaScript gave")
class JavaScriptGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/javascript.tsv");
    private static final int NUMBERS = 8;

    @TempDir private static Path folder;
    private static Optional<Node> node = Optional.empty();

    @BeforeAll
    static void findNode() throws Exception {
        node = Node.found(folder);
        if (Boolean.getBoolean("approve") && node.isPresent()) {
            Files.write(GOLDEN, inNode());
        }
    }

    @Test
    @Order(1)
    @DisplayName("Java gives, too, for each function and each model")
    void inJava() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Model model : models()) {
            Run run = model.run(Integrators.RK4);
            model.variables()
                    .forEach(v -> lines.add(line(model, v, Node.bits(run.last(v.name())))));
        }

        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    }

    @Test
    @Order(2)
    @DisplayName("Node gives still")
    void inNodeStill() throws Exception {
        if (node.isPresent()) {
            assertThat(inNode()).isEqualTo(Files.readAllLines(GOLDEN));
        }
    }

    private static List<String> inNode() throws Exception {
        StringBuilder script = new StringBuilder();
        for (Model model : models()) {
            script.append(
                            "{ const m = %s;\n"
                                    .formatted(JavaScriptModel.source(model, Integrators.RK4)))
                    .append("const r = m.run();\n")
                    .append("m.variables.forEach(v => show(r.series[v.name].at(-1))); }\n");
        }
        Iterator<String> bits = node.orElseThrow().run(script.toString()).iterator();
        List<String> lines = new ArrayList<>();
        for (Model model : models()) {
            model.variables().forEach(v -> lines.add(line(model, v, bits.next())));
        }
        return lines;
    }

    private static String line(Model model, Variable variable, String bits) {
        return String.join("\t", model.name(), variable.name(), bits);
    }

    private static List<Model> models() {
        List<Model> models = new ArrayList<>(List.of(functions()));
        Catalogue.all().stream().map(CatalogueModel::model).forEach(models::add);
        return models;
    }

    /// Each function and each operator of a few numbers, small and large, where they have a value.
    private static Model functions() {
        ModelBuilder model = Sim.model("functions").time(0, 1, 1, "second");
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < NUMBERS; i++) {
            Expr x = number(random, 4);
            Expr y = number(random, 2);
            Stream.concat(
                            Stream.of(MathFunction.values()).map(x::apply),
                            Stream.of(Operator.values()).map(o -> new Binary(o, x, y)))
                    .filter(equation -> Double.isFinite(equation.value(_ -> Double.NaN)))
                    .forEach(equation -> model.aux(Written.of(equation), "", equation));
        }
        return model.build();
    }

    private static Expr number(SplittableRandom random, int digits) {
        double size = StrictMath.pow(10, random.nextInt(-digits, digits + 1));
        return new Literal(random.nextDouble(-1, 1) * size);
    }
}
