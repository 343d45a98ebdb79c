package spiral.sim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.expr.MathFunction;

/// Models and runs that are refused, each with a sentence that names what is wrong.
@DisplayName("A model is refused")
class RefusalTest {
    private final ModelBuilder model = Sim.model("wrong").time(0, 10, 1, "day");

    @Test
    @Order(1)
    @DisplayName("without a time")
    void withoutATime() {
        refused(() -> Sim.model("timeless").build())
                .hasMessage("timeless needs a time: start to stop");
    }

    @Test
    @Order(2)
    @DisplayName("with a time step that is not greater than 0, or no number")
    void withAWrongTimeStep() {
        refused(() -> model.time(0, 10, 0, "day"))
                .hasMessage("the time step must be greater than 0 but was 0");
        refused(() -> model.time(0, 10, -0.5, "day")).hasMessageContaining("-0.5");
        refused(() -> model.time(0, 10, Double.NaN, "day")).hasMessageContaining("NaN");
    }

    @Test
    @Order(3)
    @DisplayName("with a time that runs backwards, ends nowhere, or is no whole number of steps")
    void withAWrongTime() {
        refused(() -> model.time(5, 5, 1, "day")).hasMessageContaining("5 to 5");
        refused(() -> model.time(0, Double.POSITIVE_INFINITY, 1, "day"))
                .hasMessageContaining("finite");
        refused(() -> model.time(0, 10, 3, "day")).hasMessageContaining("10 / 3 is not");
        refused(() -> model.time(0, 10, 11, "day")).hasMessageContaining("must fit");
    }

    @Test
    @Order(4)
    @DisplayName("with more steps than the limit")
    void withTooManySteps() {
        refused(() -> model.time(0, 1e9, 1, "day"))
                .hasMessageContaining(Long.toString(TimeSpan.MAX_STEPS));
    }

    @Test
    @Order(5)
    @DisplayName("with values saved between steps, or not at the end")
    void withValuesSavedBetweenSteps() {
        refused(() -> TimeSpan.of(0, 10, 1, "day").savedEvery(1.5))
                .hasMessageContaining("1.5 / 1 is not");
        refused(() -> TimeSpan.of(0, 10, 1, "day").savedEvery(0.5)).hasMessageContaining("0.5");
        refused(() -> TimeSpan.of(0, 10, 1, "day").savedEvery(3))
                .hasMessage("the end must be saved, but 10 / 3 is not whole");
    }

    @Test
    @Order(6)
    @DisplayName("with a name used twice, in whatever spelling")
    void withANameUsedTwice() {
        model.constant("Room temperature", 20, "degC");
        model.stock("room_Temperature", 20, "degC");

        refused(model::build).hasMessageEndingWith(": the name room_Temperature is used twice");
    }

    @Test
    @Order(7)
    @DisplayName("with a blank name, or the name of the time")
    void withAReservedName() {
        refused(() -> Sim.model("a").time(0, 1, 1, "d").build().with("nobody", 1))
                .hasMessageContaining("no variable nobody");
        refused(
                        () -> {
                            ModelBuilder blank = Sim.model("b").time(0, 1, 1, "d");
                            blank.constant(" ", 1, "1");
                            blank.build();
                        })
                .hasMessageContaining("blank");
        model.constant("TIME", 1, "1");
        refused(model::build).hasMessageContaining("TIME");
    }

    @Test
    @Order(8)
    @DisplayName("when an equation reads what nobody declared")
    void withAnUnknownName() {
        model.aux("Growth", "1", named("Fertlity").times(2));

        refused(model::build)
                .hasMessageEndingWith(": Growth reads Fertlity, which the model does not have");
    }

    @Test
    @Order(9)
    @DisplayName("with a flow that joins no stock, or the same stock twice")
    void withALooseFlow() {
        var water = model.stock("Water", 1, "litre");
        refused(
                        () -> {
                            ModelBuilder loose = Sim.model("loose").time(0, 1, 1, "d");
                            loose.flow("Rain", "litre/day", number(1));
                            loose.build();
                        })
                .hasMessageContaining("Rain joins no stock");
        model.flow("Whirl", "litre/day", number(1)).from(water).to(water);
        refused(model::build).hasMessageContaining("Whirl");
    }

    @Test
    @Order(10)
    @DisplayName("with a flow into a stock of another model")
    void withAForeignStock() {
        var foreign = Sim.model("other").stock("Sea", 1, "litre");
        model.flow("River", "litre/day", number(1)).to(foreign);

        refused(model::build)
                .hasMessageEndingWith("River joins Sea, which is no stock of this model");
    }

    @Test
    @Order(11)
    @DisplayName("when a value becomes infinite: variable, time, equation and what it read")
    void whenAValueBecomesInfinite() {
        var water = model.stock("Water", 2, "litre");
        model.flow("Drain", "litre/day", number(1).over(water.minus(1))).from(water);

        refused(() -> model.build().run(Integrators.EULER))
                .hasMessage("Drain became Infinity at time 1 day: 1 / (Water - 1) with Water = 1");
    }

    @Test
    @Order(12)
    @DisplayName("when a value becomes NaN, also in the middle of a step")
    void whenAValueBecomesNaN() {
        var water = model.stock("Water", 3, "litre");
        model.flow("Drain", "litre/day", number(1)).from(water);
        model.aux("Root", "litre^0.5", water.apply(MathFunction.SQRT));

        refused(() -> model.build().run(Integrators.EULER))
                .hasMessage("Root became NaN at time 4 day: SQRT(Water) with Water = -1");
        refused(() -> model.build().run(Integrators.RK4)).hasMessageContaining("time 3.5 day");
    }

    @Test
    @Order(13)
    @DisplayName("when a stock grows beyond all numbers")
    void whenAStockOverflows() {
        var water = model.stock("Water", 1e300, "litre");
        model.flow("Rain", "litre/day", water.times(1e200).min(1.7e308)).to(water);

        refused(() -> model.build().run(Integrators.EULER))
                .hasMessage("Water became Infinity at time 2 day");
    }

    @Test
    @Order(14)
    @DisplayName("when a value becomes infinite though all that read it hide that")
    void whenAValueIsInfiniteInSecret() {
        model.aux("Need", "", "1 / (Time - 3)");
        model.aux("Order", "", "MIN(5, Need) + IF Need > 2 THEN 1 ELSE 0");
        model.aux("Share", "", "LOOKUP(Need, ((0,0),(1,1))) + 1 / Need");
        var bin = model.stock("Bin", 1e308, "").nonNegative();
        model.flow("Filling", "", number(1e308)).to(bin);
        model.time(0, 1, 1, "day");
        refused(() -> model.build().run(Integrators.EULER))
                .hasMessage("Bin became Infinity at time 1 day");

        model.time(3, 4, 1, "day");
        refused(() -> model.build().run(Integrators.EULER))
                .hasMessageStartingWith("Need became Infinity at time 3 day");
    }

    @Test
    @Order(15)
    @DisplayName("when a run would keep more values than the limit")
    void whenARunWouldKeepTooMuch() {
        model.time(0, 1e7, 1, "day");
        model.constant("A", 1, "1");
        model.constant("B", 1, "1");

        refused(() -> model.build().run(Integrators.EULER)).hasMessageContaining("save less often");
    }

    @Test
    @Order(16)
    @DisplayName("when somebody sets a variable that follows from others")
    void whenAFlowIsSet() {
        var water = model.stock("Water", 1, "litre");
        model.flow("Rain", "litre/day", number(1)).to(water);

        refused(() -> model.build().with("Rain", 3)).hasMessageContaining("Rain follows from");
    }

    @Test
    @Order(17)
    @DisplayName("when a run is asked for a time or a name that it does not have")
    void whenARunIsAskedTooMuch() {
        model.stock("Water", 1, "litre");
        Run run = model.build().run(Integrators.EULER);

        refused(() -> run.at("Water", 11)).hasMessageContaining("from 0 to 10");
        refused(() -> run.at("Water", Double.NaN)).hasMessageContaining("NaN");
        refused(() -> run.series("Wine")).hasMessage("wrong has no variable Wine; it has Water");
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable what) {
        return assertThatThrownBy(what).isInstanceOf(ModelException.class);
    }
}
