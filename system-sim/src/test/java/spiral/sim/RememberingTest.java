package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.expr.Table;

/// Functions that remember, and functions of the time.
@DisplayName("An equation that knows more than the moment")
class RememberingTest {
    private final ModelBuilder model = Sim.model("memory").time(0, 6, 1, "day");

    @Test
    @Order(1)
    @DisplayName("SMOOTH follows its input from its first value, each step a share of the gap")
    void smooth() {
        model.aux("Input", "", "STEP(8, 1)");
        model.aux("Seen", "", "SMOOTH(Input, 2)");

        assertThat(series("Seen")).containsExactly(0, 0, 4, 6, 7, 7.5, 7.75);
    }

    @Test
    @Order(2)
    @DisplayName("SMOOTH takes a start of its own")
    void smoothWithStart() {
        model.aux("Seen", "", "SMOOTHI(8, 2, 0)");

        assertThat(series("Seen")).startsWith(0, 4, 6, 7);
    }

    @Test
    @Order(3)
    @DisplayName("DELAY3 starts in balance and loses nothing that went in")
    void delayLosesNothing() {
        model.time(0, 60, 0.25, "day");
        model.aux("In", "parcel/day", "PULSE(1, 4) * 3");
        model.aux("Out", "parcel/day", "DELAY3(In, 5)");
        model.stock("Arrived", 0, "parcel");
        model.flow("Arriving", "parcel/day", "Out").to("Arrived");

        assertThat(model.build().run(EULER).last("Arrived")).isCloseTo(12, within(1e-6));
    }

    @Test
    @Order(4)
    @DisplayName("DELAY FIXED gives exactly the input of that time ago, under every integrator")
    void delayFixed() {
        model.aux("Late", "", "DELAY FIXED(Time, 2, -1)");

        for (Integrator integrator : Integrators.ALL) {
            assertThat(model.build().run(integrator).series("Late"))
                    .containsExactly(-1, -1, 0, 1, 2, 3, 4);
        }
    }

    @Test
    @Order(5)
    @DisplayName("PREVIOUS gives the step before, and may read its own variable")
    void previous() {
        model.aux("Count", "", "PREVIOUS(Count, 10) + 1");

        assertThat(series("Count")).containsExactly(11, 12, 13, 14, 15, 16, 17);
        assertThat(model.build().run(RK4).series("Count")).endsWith(17);
    }

    @Test
    @Order(6)
    @DisplayName(
            "SAMPLE IF TRUE keeps what it saw when its condition last held, from the same step on")
    void sample() {
        model.aux("Seen", "", "SAMPLE IF TRUE(Time = 2 OR Time = 5, Time * 10, -1)");

        assertThat(series("Seen")).containsExactly(-1, -1, 20, 20, 20, 50, 50);
    }

    @Test
    @Order(7)
    @DisplayName("INITIAL keeps the value at the start")
    void initial() {
        model.time(3, 6, 1, "day");
        model.aux("Then", "", "INITIAL(Time * 2) + 0 * Time");

        assertThat(series("Then")).containsExactly(6, 6, 6, 6);
    }

    @Test
    @Order(8)
    @DisplayName(
            "PULSE has height 1 and lasts at least a step; PULSE OF puts a volume into one step")
    void pulses() {
        model.time(0, 2, 0.5, "day");
        model.aux("High", "", "PULSE(0.5, 1)");
        model.aux("Short", "", "PULSE(0.5, 0)");
        model.aux("Volume", "", "PULSE OF(3, 0.5)");
        model.aux("Again", "", "PULSE OF(3, 0.5, 1)");
        model.aux("Train", "", "PULSE TRAIN(0, 0.5, 1, 2)");
        model.aux("Pulse after pulse", "", "PULSE TRAIN(0.5, 1, 0, 2)");

        assertThat(series("High")).containsExactly(0, 1, 1, 0, 0);
        assertThat(series("Short")).containsExactly(0, 1, 0, 0, 0);
        assertThat(series("Volume")).containsExactly(0, 6, 0, 0, 0);
        assertThat(series("Again")).containsExactly(0, 6, 0, 6, 0);
        assertThat(series("Train")).containsExactly(1, 0, 1, 0, 0);
        assertThat(series("Pulse after pulse")).containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    @Order(9)
    @DisplayName("RAMP rises between its two times and then stays")
    void ramp() {
        model.aux("Slope", "", "RAMP(2, 1, 4)");

        assertThat(series("Slope")).containsExactly(0, 0, 2, 4, 6, 6, 6);
    }

    @Test
    @Order(10)
    @DisplayName(
            "chance is another number in each step, the same in each run, and keeps its limits")
    void chance() {
        model.time(0, 1000, 1, "day");
        model.aux("Die", "", "RANDOM UNIFORM(1, 7, 3)");
        model.aux("Bell", "", "RANDOM NORMAL(-3, 3, 0, 1, 4)");
        Run run = model.build().run(EULER);

        assertThat(run.series("Die")).isEqualTo(model.build().run(RK4).series("Die"));
        assertThat(run.series("Die")).doesNotHaveDuplicates();
        double mean = Arrays.stream(run.series("Die")).average().orElseThrow();
        double bell = Arrays.stream(run.series("Bell")).map(x -> x * x).sum() / 1001;
        assertThat(mean).isCloseTo(4, within(0.2));
        assertThat(bell).isCloseTo(1, within(0.15));
        assertThat(Arrays.stream(run.series("Bell"))).allMatch(x -> x >= -3 && x <= 3);
    }

    @Test
    @Order(11)
    @DisplayName("a named table is called like a function, and holds, goes on or steps at its ends")
    void tables() {
        var curve = Table.of(1, 10, 3, 30, 4, 0);
        model.table("Hold", curve, "");
        model.table("Go on", curve.in(Table.Mode.EXTRAPOLATE), "");
        model.table("Stairs", curve.in(Table.Mode.DISCRETE), "");
        model.aux("A", "", "Hold(Time)");
        model.aux("B", "", "Go on(Time)");
        model.aux("C", "", "stairs(Time)");

        assertThat(series("A")).containsExactly(10, 10, 20, 30, 0, 0, 0);
        assertThat(series("B")).containsExactly(0, 10, 20, 30, 0, -30, -60);
        assertThat(series("C")).containsExactly(10, 10, 10, 30, 0, 0, 0);
    }

    @Test
    @Order(12)
    @DisplayName("a delay breaks no circle at the start: that is refused with its names")
    void circleAtTheStart() {
        model.aux("Hope", "", "SMOOTH(Fear, 2)");
        model.aux("Fear", "", "0 - Hope");

        assertThatThrownBy(model::build).hasMessageContaining("Fear <- Hope <- Fear");
    }

    @Test
    @Order(13)
    @DisplayName("a link through a delay has a sign, too")
    void loopThroughADelay() {
        model.stock("Room", 12, "degC");
        model.aux("Seen", "degC", "SMOOTH3(Room, 2)");
        model.flow("Heating", "degC/day", "(20 - Seen) * 0.1").to("Room");
        model.loop("Late thermostat", Polarity.BALANCING, "Room", "Seen", "Heating");

        assertThat(model.build().loops().getFirst().links())
                .extracting(FeedbackLoop.Link::sign)
                .containsExactly(1, -1, 1);
    }

    private double[] series(String variable) {
        Run run = model.build().run(EULER);
        assertThat(model.build().interpreted(EULER).series(variable))
                .isEqualTo(run.series(variable));
        return run.series(variable);
    }
}
