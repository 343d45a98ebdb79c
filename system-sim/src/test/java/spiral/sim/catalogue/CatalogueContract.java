package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.FeedbackLoop;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Ref;

/// What every model of the catalogue promises. A new model is done when a subclass of this suite is
/// green and says which loops it expects.
abstract class CatalogueContract {
    private static final double SAME = 0.01;

    /// The model that is held to the contract.
    abstract CatalogueModel entry();

    /// The loops that its story tells of, as `R name` or `B name`, in order.
    abstract List<String> expectedLoops();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is in the catalogue under its name, and its model bears that name")
    void isInTheCatalogue() {
        assertThat(Catalogue.named(entry().name())).containsInstanceOf(entry().getClass());
        assertThat(entry().model().name()).isEqualTo(entry().name());
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("has the loops that its story tells of, each named R or B")
    void hasItsLoops() {
        assertThat(entry().model().loops())
                .extracting(loop -> loop.polarity().letter() + " " + loop.name())
                .containsExactlyElementsOf(expectedLoops());
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "runs to its end under its own integrator; under every one, if its time has no steps")
    void runsToItsEnd() {
        assertThat(entry().run().times()).endsWith(entry().model().time().stop());
        for (Integrator integrator : entry().inSteps() ? List.<Integrator>of() : Integrators.ALL) {
            Run run = entry().model().run(integrator);
            assertThat(run.times()).endsWith(entry().model().time().stop());
        }
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("loses nothing: each stock is its start plus what flowed in less what flowed out")
    void losesNothing() {
        Model model = entry().model();
        Run run = model.run(Integrators.EULER);

        for (Stock stock : model.stocks()) {
            double flowed = model.flows().stream().mapToDouble(f -> amount(f, stock, run)).sum();
            double change = run.last(stock.name()) - run.series(stock.name())[0];
            double size = 1 + Math.abs(run.last(stock.name()));
            assertThat(change).as(stock.name()).isCloseTo(flowed, within(1e-8 * size));
        }
    }

    private static double amount(Flow flow, Stock stock, Run run) {
        double[] rates = run.series(flow.name());
        double sum = DoubleStream.of(rates).limit(rates.length - 1L).sum();
        return direction(flow, stock) * sum * run.model().time().step();
    }

    private static int direction(Flow flow, Stock stock) {
        if (flow.to().map(Ref::key).filter(stock.key()::equals).isPresent()) {
            return 1;
        }
        return flow.from().map(Ref::key).filter(stock.key()::equals).isPresent() ? -1 : 0;
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName(
            "has a time step that is small enough, unless the step belongs to its world: half of it"
                    + " ends in the same place")
    void hasASmallEnoughStep() {
        Model model = entry().model();
        Run run = entry().run();
        Model halved = model.over(model.time().withStep(model.time().step() / 2));
        Run finer = entry().inSteps() ? run : halved.run(entry().method());

        for (Stock stock : model.stocks()) {
            double end = run.last(stock.name());
            double size = DoubleStream.of(run.series(stock.name())).map(Math::abs).max().orElse(0);
            assertThat(finer.last(stock.name()))
                    .as(stock.name())
                    .isCloseTo(end, within(SAME * size));
        }
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("gives every variable a unit, and every chart one unit")
    void hasUnits() {
        Model model = entry().model();

        assertThat(model.variables()).extracting(Variable::unit).doesNotContain("", " ");
        for (List<String> chart : entry().charts()) {
            assertThat(chart)
                    .extracting(name -> model.variable(name).unit())
                    .containsOnly(model.variable(chart.getFirst()).unit());
        }
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("tells a story, two sentences on what to see, and three experiments with it")
    void tellsAStory() {
        assertThat(entry().story()).endsWith(".");
        assertThat(entry().whatToSee(entry().run()))
                .hasSize(2)
                .allMatch(sentence -> sentence.endsWith("."))
                .noneMatch(sentence -> sentence.contains("NaN") || sentence.contains("Infinity"));
        assertThat(entry().experiments()).hasSize(3);
        for (CatalogueModel.Experiment experiment : entry().experiments()) {
            assertThat(experiment.arguments()).startsWith("run " + entry().name() + " --set ");
            assertThat(experiment.question()).endsWith("?");
        }
    }

    @Test
    @Order(8)
    @Tag("step:1")
    @DisplayName("draws every loop as a path that closes")
    void loopsClose() {
        for (FeedbackLoop loop : entry().model().loops()) {
            List<FeedbackLoop.Link> links = loop.links();
            assertThat(links.getLast().to()).isEqualTo(links.getFirst().from());
        }
    }
}
