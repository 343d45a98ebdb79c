package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.expr.Expr.Ref;

/// What a model does within one step, and over many.
@DisplayName("A run")
class StepTest {
    private final ModelBuilder model = Sim.model("steps").time(0, 4, 1, "day");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("saves the start, and then the end of every step")
    void savesStartAndEveryStep() {
        var water = model.stock("Water", 10, "litre");
        model.flow("Tap", "litre/day", number(2)).to(water);

        Run run = model.build().run(EULER);

        assertThat(run.times()).containsExactly(0, 1, 2, 3, 4);
        assertThat(run.series("Water")).containsExactly(10, 12, 14, 16, 18);
        assertThat(run.last("Water")).isEqualTo(18);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName(
            "computes all flows from the levels at the start of the step, then moves all stocks")
    void flowsFirstThenStocks() {
        var left = model.stock("Left", 8, "litre");
        var right = model.stock("Right", 0, "litre");
        model.flow("Over", "litre/day", left.times(0.5)).from(left).to(right);
        model.flow("Back", "litre/day", right.times(0.5)).from(right).to(left);

        Run run = model.build().run(EULER);

        assertThat(run.series("Left")).containsExactly(8, 4, 4, 4, 4);
        assertThat(run.series("Right")).containsExactly(0, 4, 4, 4, 4);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("gives an auxiliary the value of the same moment as the stocks beside it")
    void auxiliariesAreOfTheMoment() {
        var water = model.stock("Water", 10, "litre");
        model.aux("Twice", "litre", water.times(2));
        model.flow("Tap", "litre/day", number(1)).to(water);

        Run run = model.build().run(RK4);

        assertThat(run.series("Twice")).containsExactly(20, 22, 24, 26, 28);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("computes time as start + i * dt and never adds it up")
    void timeIsNeverAddedUp() {
        model.time(0, 100, 0.1, "day");
        model.aux("Now", "day", Ref.TIME);

        Run run = model.build().run(EULER);

        for (int i = 0; i <= 1000; i++) {
            assertThat(run.times()[i]).isEqualTo(i * 0.1);
            assertThat(run.series("Now")[i]).isEqualTo(i * 0.1);
        }
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("counts save points: every tenth step of 0.1 is every whole day")
    void countsSavePoints() {
        model.time(TimeSpan.of(0, 100, 0.1, "day").savedEvery(1));
        model.aux("Now", "day", Ref.TIME);

        Run run = model.build().run(EULER);

        assertThat(run.times()).hasSize(101);
        assertThat(run.times()[77]).isCloseTo(77, within(1e-12));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("limits what leaves a non-negative stock, in the order of the flows")
    void limitsOutflowsInOrder() {
        var water = model.stock("Water", 10, "litre").nonNegative();
        model.flow("Cup", "litre/day", number(7)).from(water);
        model.flow("Bucket", "litre/day", number(9)).from(water);

        Run run = model.build().run(EULER);

        assertThat(run.series("Water")).containsExactly(10, 0, 0, 0, 0);
        assertThat(run.series("Cup")).startsWith(7, 0);
        assertThat(run.series("Bucket")).startsWith(3, 0);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("tells the readers of a flow what really flows")
    void readersSeeWhatReallyFlows() {
        var water = model.stock("Water", 10, "litre").nonNegative();
        var cup = model.flow("Cup", "litre/day", number(7)).from(water);
        model.aux("Joy", "1", cup.times(2));

        Run run = model.build().run(EULER);

        assertThat(run.series("Joy")).containsExactly(14, 6, 0, 0, 0);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("lets a stock pass on in a step what it receives in that step")
    void passesOnWhatItReceives() {
        var first = model.stock("First", 10, "litre").nonNegative();
        var second = model.stock("Second", 0, "litre").nonNegative();
        model.flow("Out", "litre/day", number(4)).from(second);
        model.flow("Across", "litre/day", number(4)).from(first).to(second);

        Run run = model.build().run(EULER);

        assertThat(run.series("Out")).startsWith(4, 4, 2, 0);
        assertThat(run.series("Second")).containsOnly(0);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("lets a flow run backwards when it is negative, and limits it at its other end")
    void negativeFlowsRunBackwards() {
        var left = model.stock("Left", 0, "litre").nonNegative();
        var right = model.stock("Right", 3, "litre").nonNegative();
        model.flow("Over", "litre/day", number(-2)).from(left).to(right);

        Run run = model.build().run(EULER);

        assertThat(run.series("Over")).startsWith(-2, -1, 0);
        assertThat(run.series("Left")).containsExactly(0, 2, 3, 3, 3);
        assertThat(run.series("Right")).containsExactly(3, 1, 0, 0, 0);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("starts a stock from other variables, at the start of the time")
    void startsFollowFromVariables() {
        model.time(2, 4, 1, "day");
        var size = model.constant("Size", 40, "litre");
        model.stock("Water", size.times(0.5).plus(Ref.TIME.times(1)), "litre");
        model.stock("Mirror", named("Water").plus(1), "litre");

        Run run = model.build().run(EULER);

        assertThat(run.at("Water", 2)).isEqualTo(22);
        assertThat(run.at("Mirror", 2)).isEqualTo(23);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("fires a step at its time in spite of rounding, and not before")
    void firesAStepAtItsTime() {
        model.time(0, 1, 0.1, "day");
        model.aux("Jump", "1", step(number(5), 0.7));

        Run run = model.build().run(EULER);

        assertThat(run.at("Jump", run.times()[6])).isZero();
        assertThat(run.at("Jump", run.times()[7])).isEqualTo(5);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("answers between two saved times with the straight line between them")
    void answersBetweenSavedTimes() {
        var water = model.stock("Water", 10, "litre");
        model.flow("Tap", "litre/day", number(2)).to(water);

        assertThat(model.build().run(EULER).at("Water", 1.25)).isEqualTo(12.5);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("cannot be changed through the arrays that it hands out")
    void isImmutable() {
        var water = model.stock("Water", 10, "litre");
        model.flow("Tap", "litre/day", number(2)).to(water);
        Run run = model.build().run(EULER);

        run.series("Water")[0] = 99;
        run.times()[0] = 99;

        assertThat(run.series("Water")[0]).isEqualTo(10);
        assertThat(run.times()[0]).isZero();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("takes another constant, start or time step without touching the model")
    void changesMakeNewModels() {
        var rate = model.constant("Rate", 2, "litre/day");
        var water = model.stock("Water", 10, "litre");
        model.flow("Tap", "litre/day", rate).to(water);
        Model built = model.build();

        assertThat(built.with("Rate", 3).run(EULER).last("Water")).isEqualTo(22);
        assertThat(built.with("WATER", 0).run(EULER).last("Water")).isEqualTo(8);
        assertThat(built.over(built.time().withStep(0.5)).run(EULER).last("Water")).isEqualTo(18);
        assertThat(built.run(EULER).last("Water")).isEqualTo(18);
    }
}
