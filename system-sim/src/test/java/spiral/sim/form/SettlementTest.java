package spiral.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.form.Settlement.Land;

/// People on land for a thousand, who notice late how crowded it is. Years throughout.
@DisplayName("Population with delay")
class SettlementTest {
    private static final double YEAR = 1;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a settlement holds the people who founded it")
    void holdsItsFounders() {
        Settlement people = new Settlement(land(20, _ -> 1), 30, 70);

        assertThat(people.children()).isEqualTo(30);
        assertThat(people.adults()).isEqualTo(70);
        assertThat(people.people()).isEqualTo(100);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("crowding is people per place on the land")
    void peoplePerPlace() {
        assertThat(new Settlement(land(20, _ -> 1), 30, 70).crowding())
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the founders feel the land as crowded as it is")
    void feelsAsItIs() {
        assertThat(new Settlement(land(20, _ -> 1), 30, 70).felt()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("births are adults times fertility times hope")
    void birthsOfAdults() {
        Settlement people = new Settlement(land(20, felt -> 1 - felt), 30, 70);

        assertThat(people.births()).isCloseTo(70 * 0.1 * 0.9, within(1e-9));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("children come by birth")
    void childrenAreBorn() {
        Settlement people = new Settlement(land(20, _ -> 1), 0, 70);

        people.step(YEAR);

        assertThat(people.children()).isCloseTo(7, within(1e-9));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("who grows up is a child no more, and an adult from then on")
    void childrenGrowUp() {
        Settlement people = new Settlement(land(20, _ -> 0), 30, 0);

        people.step(YEAR);

        assertThat(people.children()).as("children").isCloseTo(28, within(1e-9));
        assertThat(people.adults()).as("adults").isCloseTo(2, within(1e-9));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("adults die, one adult life after the other")
    void adultsDie() {
        Settlement people = new Settlement(land(20, _ -> 0), 0, 80);

        people.step(YEAR);

        assertThat(people.adults()).isCloseTo(78, within(1e-9));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("nobody is lost: the change is births less deaths")
    void nobodyIsLost() {
        Settlement people = new Settlement(land(20, _ -> 1), 30, 80);
        double change = people.births() - 80 / 40.0;

        people.step(YEAR);

        assertThat(people.people()).isCloseTo(110 + change, within(1e-9));
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("half a year moves half as much")
    void halfAYear() {
        Settlement people = new Settlement(land(20, _ -> 1), 0, 70);

        people.step(YEAR / 2);

        assertThat(people.children()).as("children").isCloseTo(3.5, within(1e-9));
        assertThat(people.adults()).as("adults").isCloseTo(70 - 70 / 80.0, within(1e-9));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("all flows are those at the start of the step")
    void allAtOnce() {
        Settlement people = new Settlement(land(20, _ -> 1), 30, 80);

        people.step(5);

        assertThat(people.children()).as("children").isCloseTo(30 + 5 * (8 - 2), within(1e-9));
        assertThat(people.adults()).as("adults").isCloseTo(80 + 5 * (2 - 2), within(1e-9));
    }

    @Test
    @Order(11)
    @Tag("step:4")
    @DisplayName("the feeling follows the crowding slowly")
    void feelsSlowly() {
        Settlement people = new Settlement(land(20, _ -> 1), 0, 1000);
        double felt = people.felt();
        people.step(YEAR);
        double crowding = people.crowding();
        double before = people.felt();

        people.step(YEAR);

        assertThat(before).isCloseTo(felt, within(1e-9));
        assertThat(people.felt()).isCloseTo(before + (crowding - before) / 20, within(1e-9));
    }

    @Test
    @Order(12)
    @Tag("step:4")
    @DisplayName("hope hears what is felt, not what is")
    void hopeHearsTheFeeling() {
        Settlement people = new Settlement(land(20, felt -> 1 - felt), 0, 500);
        people.step(YEAR);
        people.step(YEAR);

        double births = people.adults() * 0.1 * (1 - people.felt());

        assertThat(people.births()).isCloseTo(births, within(1e-9));
        assertThat(people.felt()).isNotCloseTo(people.crowding(), within(1e-3));
    }

    @Test
    @Order(13)
    @Tag("step:4")
    @DisplayName("the later they notice, the farther they overshoot")
    void overshoots() {
        assertThat(peak(40)).isGreaterThan(peak(20)).isGreaterThan(1.5 * peak(1));
    }

    @Test
    @Order(14)
    @Tag("step:4")
    @DisplayName("a step that is not above zero is refused, and the message says which")
    void refusesNoStep() {
        Settlement people = new Settlement(land(20, _ -> 1), 30, 70);
        for (double step : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> people.step(step))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(step));
        }
    }

    private static Land land(double notice, DoubleUnaryOperator hope) {
        return new Land(0.1, 15, 40, 1000, notice, hope);
    }

    /// The most people in three hundred years, when they notice so late.
    private static double peak(double notice) {
        Settlement people =
                new Settlement(land(notice, felt -> Math.max(0, 1 - felt * felt / 2)), 10, 20);
        double peak = 0;
        for (int i = 0; i < 1200; i++) {
            people.step(YEAR / 4);
            peak = Math.max(peak, people.people());
        }
        return peak;
    }
}
